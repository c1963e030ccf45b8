package dev.holdfast.it.existing.beans;

import dev.holdfast.it.existing.beans.library.LibraryCounter;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

@WebServlet("/shop/*")
public class ShopServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Cart cart;

    @Inject
    private transient Steps steps;

    @Inject
    private transient List<String> trail;

    @Inject
    private transient Clerk clerk;

    @Inject
    private transient LibraryCounter library;

    @Inject
    private transient Event<String> sales;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(answer(request));
    }

    private Object answer(HttpServletRequest request) {
        return switch (request.getPathInfo()) {
            case "/cart" -> {
                cart.add(request.getParameter("item"));
                yield cart.getContent();
            }
            case "/sell" -> {
                sales.fire(request.getParameter("item"));
                yield "";
            }
            case "/trail" -> {
                trail.add(request.getParameter("step"));
                yield List.copyOf(trail);
            }
            case "/steps" -> steps.next();
            case "/clerk" -> clerk.serve();
            default -> library.count();
        };
    }
}
