package dev.holdfast.it.signin.session;

import dev.holdfast.DistributedSession;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs in, and shows the caller to what comes after it in the same request. */
@WebServlet("/proof")
public class ProofServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient DistributedSession session;

    @Inject
    private transient IdentityStoreHandler accounts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        CredentialValidationResult result = accounts.validate(
                new UsernamePasswordCredential(request.getParameter("user"), request.getParameter("password")));
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        session.signIn(result.getCallerPrincipal().getName(), result.getCallerGroups());
        request.authenticate(response);
        request.getRequestDispatcher("/who").include(request, response);
    }
}
