package dev.holdfast.it.signin.custom;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/login")
public class LoginPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        if (user == null) {
            response.getWriter().print("[who are you?]");
        } else {
            UsernamePasswordCredential credential =
                    new UsernamePasswordCredential(user, request.getParameter("password"));
            String status = security.authenticate(
                            request,
                            response,
                            AuthenticationParameters.withParams()
                                    .credential(credential)
                                    .newAuthentication(request.getParameter("anew") != null))
                    .name();
            if (!response.isCommitted()) {
                response.getWriter().print("[" + status + " " + request.getRemoteUser() + "]");
            }
        }
    }
}
