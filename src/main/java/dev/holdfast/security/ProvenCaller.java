package dev.holdfast.security;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a mechanism has found the caller to be.
 *
 * @param name of the caller
 * @param groups that the caller is in
 */
record ProvenCaller(String name, Set<String> groups) {

    /** By what the context was told ({@code notifyContainerAboutLogin}), else by what the mechanism left in the client's subject. */
    static Optional<ProvenCaller> by(HttpMessageContext context) {
        Principal told = context.getCallerPrincipal();
        return told == null
                ? LoginTable.callerIn(context.getClientSubject())
                : Optional.of(
                        new ProvenCaller(told.getName(), Objects.requireNonNullElse(context.getGroups(), Set.of())));
    }
}
