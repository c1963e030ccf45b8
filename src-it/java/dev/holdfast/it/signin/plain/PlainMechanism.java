package dev.holdfast.it.signin.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@ApplicationScoped
public class PlainMechanism implements HttpAuthenticationMechanism {

    @Inject
    private IdentityStoreHandler accounts;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!request.getServletPath().equals("/sign-in")) {
            return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
        }
        CredentialValidationResult result = accounts.validate(
                new UsernamePasswordCredential(request.getParameter("user"), request.getParameter("password")));
        if (result.getStatus() == CredentialValidationResult.Status.VALID) {
            context.setRegisterSession(result.getCallerPrincipal().getName(), result.getCallerGroups());
        }
        return context.notifyContainerAboutLogin(result);
    }
}
