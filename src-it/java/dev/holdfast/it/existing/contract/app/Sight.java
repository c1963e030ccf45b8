package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** What a place of the application sees of the session: its id and its attribute {@code a}. */
public final class Sight {

    private Sight() {}

    /**
     * Sets the attribute first, and thereby begins a session, where the request's parameter {@code put} says so.
     *
     * @param request as the place was given it
     * @return id and attribute, or {@code none}
     */
    public static String of(HttpServletRequest request) {
        String put = request.getParameter("put");
        if (put != null) {
            request.getSession().setAttribute("a", put);
        }
        HttpSession session = request.getSession(false);
        return session == null ? "none" : of(session);
    }

    static String of(HttpSession session) {
        return session.getId() + " " + session.getAttribute("a");
    }
}
