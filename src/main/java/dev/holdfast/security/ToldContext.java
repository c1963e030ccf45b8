package dev.holdfast.security;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message context that tells of the caller whom it was told of by name, as {@code HttpMessageContext.getCallerPrincipal} has it
 * (Jakarta Security 3.0): Open Liberty's forgets the name, and its own interceptor for {@code @RememberMe} then remembers nobody.
 */
final class ToldContext extends HttpMessageContextWrapper {

    private @Nullable CallerPrincipal named;

    ToldContext(HttpMessageContext context) {
        super(context);
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(String callerName, Set<String> groups) {
        AuthenticationStatus status = super.notifyContainerAboutLogin(callerName, groups);
        named = status == AuthenticationStatus.SUCCESS ? new CallerPrincipal(callerName) : null;
        return status;
    }

    @Override
    public void cleanClientSubject() {
        super.cleanClientSubject();
        named = null;
    }

    @Override
    public @Nullable Principal getCallerPrincipal() {
        Principal known = super.getCallerPrincipal();
        return known == null ? named : known;
    }
}
