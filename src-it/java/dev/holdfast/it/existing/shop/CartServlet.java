package dev.holdfast.it.existing.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cart and what was looked at: put into the session once, changed in place ever after. */
@WebServlet("/cart")
public class CartServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher("/WEB-INF/cart.jsp").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        if (session.getAttribute("cart") == null) {
            session.setAttribute("cart", new Cart());
            session.setAttribute("seen", new ArrayList<String>());
            session.setAttribute("clicks", new HashMap<String, Integer>());
        }
        add(session, request.getParameter("article"), Integer.parseInt(request.getParameter("quantity")));
        response.sendRedirect(response.encodeRedirectURL(request.getContextPath() + "/cart"));
    }

    @SuppressWarnings("unchecked")
    private static void add(HttpSession session, String article, int quantity) {
        Cart cart = (Cart) session.getAttribute("cart");
        cart.add(article, quantity);
        cart.note("last: " + article);
        ((List<String>) session.getAttribute("seen")).add(article);
        ((Map<String, Integer>) session.getAttribute("clicks")).merge(article, 1, Integer::sum);
    }
}
