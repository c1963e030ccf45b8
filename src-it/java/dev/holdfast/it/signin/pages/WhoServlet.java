package dev.holdfast.it.signin.pages;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.function.Supplier;

/** Open to all: who the server says it is. */
@WebServlet({"/who", "/sign-in"})
@DeclareRoles({"customer", "clerk"})
public class WhoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SecurityContext security;

    @Inject
    private transient Vault vault;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Object> known = List.of(
                name(request.getUserPrincipal()),
                String.valueOf(request.getRemoteUser()),
                request.isUserInRole("customer"),
                request.isUserInRole("clerk"),
                name(security.getCallerPrincipal()),
                security.isCallerInRole("customer"),
                allowed(vault::opened),
                allowed(vault::counted));
        response.getWriter().print(known);
    }

    private static String name(Principal principal) {
        return principal == null ? "null" : principal.getName();
    }

    private static String allowed(Supplier<String> call) {
        try {
            return call.get();
        } catch (EJBAccessException refused) {
            return "refused";
        }
    }
}
