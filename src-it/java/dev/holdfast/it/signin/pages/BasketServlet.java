package dev.holdfast.it.signin.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open to all: a session that begins before anybody signs in. */
@WebServlet("/basket")
public class BasketServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Basket basket;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("item") != null) {
            basket.add(request.getParameter("item"));
        }
        response.getWriter().print(basket.items());
    }
}
