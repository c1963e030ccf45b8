package dev.holdfast.security;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import java.util.Set;

/**
 * A message context that keeps to itself that the mechanism would have the server remember its caller: Soteria notes that in the
 * message information, from which it can be taken; Open Liberty notes it in the context, for good.
 */
final class UnregisteredContext extends HttpMessageContextWrapper {

    private boolean asked;

    UnregisteredContext(HttpMessageContext context) {
        super(context);
    }

    @Override
    public void setRegisterSession(String callerName, Set<String> groups) {
        asked = true;
    }

    @Override
    public boolean isRegisterSession() {
        return asked;
    }
}
