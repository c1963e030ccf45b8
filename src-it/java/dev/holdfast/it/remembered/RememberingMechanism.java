package dev.holdfast.it.remembered;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.RememberMe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Signs in whom the request names, and has nobody remembered but by the cookie. */
@ApplicationScoped
@RememberMe(
        cookieName = "REMEMBER",
        cookieMaxAgeSecondsExpression = "#{self.seconds}",
        cookieSecureOnlyExpression = "#{not self.open}",
        isRememberMeExpression = "#{httpMessageContext.request.getParameter('remember') != null}")
public class RememberingMechanism implements HttpAuthenticationMechanism {

    /**
     * For an expression.
     *
     * @return that browsers may send the cookie by http
     */
    public boolean isOpen() {
        return true;
    }

    /**
     * For an expression, too: Soteria's know the mechanism, but none of the application's other beans. Open Liberty takes an
     * {@code Integer} and nothing that would become one: a product is a {@code Long}.
     *
     * @return for how long the cookie is kept
     */
    public int getSeconds() {
        return 14 * 86_400;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String user = request.getParameter("user");
        return user == null
                ? context.doNothing()
                : context.notifyContainerAboutLogin(user, Set.of("customer", "of-" + user));
    }
}
