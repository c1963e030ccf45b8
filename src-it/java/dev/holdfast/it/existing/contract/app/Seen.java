package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;

/** What the rest of the application sees under an attribute's name while a listener is told of it. */
final class Seen {

    private Seen() {}

    static String in(HttpSessionBindingEvent event) {
        return in(event.getSession(), event.getName());
    }

    static String in(HttpSession session, String name) {
        try {
            Object value = session.getAttribute(name);
            return value == null ? "nothing" : value.toString();
        } catch (IllegalStateException e) {
            return "nothing";
        }
    }
}
