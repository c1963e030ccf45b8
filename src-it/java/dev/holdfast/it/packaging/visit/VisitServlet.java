package dev.holdfast.it.packaging.visit;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionDirectory;
import dev.holdfast.it.packaging.shared.Basket;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Each path does one thing to the visitor's session, and answers with what it has then. */
@WebServlet("/visit/*")
public class VisitServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Basket basket;

    @Inject
    private transient DistributedSession session;

    @Inject
    private transient SessionDirectory directory;

    @Inject
    private transient HttpServletRequest injected;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(answer(request));
    }

    private String answer(HttpServletRequest request) {
        String value = request.getParameter("value");
        return switch (request.getPathInfo()) {
            case "/add" -> basket.add(value);
            case "/items" -> basket.items();
            case "/note" -> {
                request.getSession().setAttribute("note", value);
                yield value;
            }
            case "/noted" -> "" + injected.getSession().getAttribute("note");
            case "/sign-in" -> {
                session.signIn(value, Set.of());
                yield value;
            }
            case "/sign-out" -> {
                session.signOut();
                yield "gone";
            }
            case "/who" -> session.caller().orElse("nobody");
            case "/sessions" -> "" + directory.of(value).size();
            case "/loss" ->
                session.previousLoss().map(loss -> loss.reason().name()).orElse("none");
            default -> throw new IllegalArgumentException(request.getPathInfo());
        };
    }
}
