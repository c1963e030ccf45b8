package dev.holdfast.it.existing.ten;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.stream.IntStream;

/** Does what the path says, and answers with the first attribute's text where it has read it. */
@WebServlet("/ten/*")
public class TenServlet extends HttpServlet {

    private static final String FIRST = "note0";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(
                        switch (request.getPathInfo()) {
                            case "/nothing" -> "the session is not looked at";
                            case "/create" -> create(request.getSession());
                            case "/fill" -> fill(request.getSession());
                            case "/read" -> first(request).read();
                            case "/change" -> change(first(request), request.getParameter("to"));
                            case "/id" -> request.changeSessionId();
                            case "/end" -> end(request.getSession(false));
                            default -> throw new IllegalArgumentException(request.getPathInfo());
                        });
    }

    private static String create(HttpSession session) {
        session.setAttribute(FIRST, new Note('a'));
        return "created";
    }

    private static String fill(HttpSession session) {
        IntStream.range(0, 10).forEach(i -> session.setAttribute("note" + i, new Note((char) ('a' + i))));
        return "filled";
    }

    private static Note first(HttpServletRequest request) {
        return (Note) request.getSession(false).getAttribute(FIRST);
    }

    private static String change(Note note, String to) {
        note.write(to.charAt(0));
        return note.read();
    }

    private static String end(HttpSession session) {
        session.invalidate();
        return "ended";
    }
}
