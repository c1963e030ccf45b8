package dev.holdfast.it.existing.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs a customer in, with a fresh session id against session fixation. */
@WebServlet("/login")
public class LoginServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute("customer", new Customer(request.getParameter("name")));
        response.sendRedirect(response.encodeRedirectURL(request.getContextPath() + "/cart"));
    }
}
