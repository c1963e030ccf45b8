package dev.holdfast.it.existing.shop;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has happened in this application on this server, for its operators. */
final class Journal {

    private static final String NAME = "journal";

    private Journal() {}

    static void open(ServletContext context) {
        context.setAttribute(NAME, new CopyOnWriteArrayList<String>());
    }

    static List<String> of(HttpSession session) {
        return of(session.getServletContext());
    }

    @SuppressWarnings("unchecked")
    static List<String> of(ServletContext context) {
        return (List<String>) context.getAttribute(NAME);
    }
}
