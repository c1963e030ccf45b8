package dev.holdfast.it.existing.security.own;

import jakarta.annotation.security.DeclareRoles;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

@WebServlet("/account")
@DeclareRoles("customer")
@ServletSecurity(@HttpConstraint(rolesAllowed = "customer"))
public class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        boolean same = (request.getRemoteUser() + " in " + session.getId()).equals(session.getAttribute("recognized"));
        response.getWriter().print(request.getUserPrincipal().getName() + (same ? ", recognized" : ", a stranger"));
    }
}
