package dev.holdfast.security;

import dev.holdfast.session.Recollection;
import dev.holdfast.session.RememberedSignIns;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.RememberMeCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.RememberMeIdentityStore;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers logins in Holdfast's store, for mechanisms with {@code @RememberMe} (Jakarta Security 3.0). A validation replaces the
 * token wherever {@link RememberedCookieInterceptor} takes the new one to the client, as servers do not. Made a bean only where
 * the application brings none of this kind. Safe for use by several threads, within requests.
 */
final class RememberedLoginStore implements RememberMeIdentityStore {

    /** No token at all: the server takes a cookie without a value for none. */
    private static final String NOBODY = "";

    private final RememberedSignIns logins;
    private final RememberedAnswer answer;

    RememberedLoginStore(RememberedSignIns logins, RememberedAnswer answer) {
        this.logins = logins;
        this.answer = answer;
    }

    @Override
    public CredentialValidationResult validate(RememberMeCredential credential) {
        Optional<Recollection> recollection = logins.recall(credential.getToken(), answer.isAwaited());
        recollection.flatMap(Recollection::successor).ifPresent(answer::give);
        return recollection
                .map(Recollection::caller)
                .map(caller -> new CredentialValidationResult(new CallerPrincipal(caller.name()), caller.groups()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    @Override
    public String generateLoginToken(CallerPrincipal caller, Set<String> groups) {
        Optional<String> token = logins.remember(caller.getName(), groups);
        token.ifPresent(answer::give);
        return token.orElse(NOBODY);
    }

    @Override
    public void removeLoginToken(String token) {
        logins.forget(token);
    }
}
