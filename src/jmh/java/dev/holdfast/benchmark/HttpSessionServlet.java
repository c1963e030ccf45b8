package dev.holdfast.benchmark;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/** The texts in attributes of whatever {@code HttpSession} the application has. */
final class HttpSessionServlet extends TenServlet {

    private static final long serialVersionUID = 1L;

    @Override
    void fill(HttpServletRequest request, HttpServletResponse response, int size) {
        HttpSession session = request.getSession();
        for (int i = 0; i < Payload.FIELDS; i++) {
            session.setAttribute("f" + i, Texts.of(size));
        }
    }

    @Override
    long read(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        long total = 0;
        for (int i = 0; i < Payload.FIELDS; i++) {
            total += ((String) session.getAttribute("f" + i)).length();
        }
        return total;
    }

    @Override
    void change(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        session.setAttribute("f0", Texts.another((String) session.getAttribute("f0")));
    }
}
