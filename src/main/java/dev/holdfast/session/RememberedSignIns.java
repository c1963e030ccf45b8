package dev.holdfast.session;

import dev.holdfast.session.store.RecallAnswer;
import dev.holdfast.session.store.RecallRequest;
import dev.holdfast.session.store.RememberAnswer;
import dev.holdfast.session.store.RememberRequest;
import dev.holdfast.session.store.RememberedLogins;
import dev.holdfast.session.store.UserId;
import dev.holdfast.session.token.LoginToken;
import dev.holdfast.session.token.LoginTokenSigner;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in again who have asked to be remembered: by a token that is replaced as it is used, so that one which comes after its
 * successor tells of a thief. Forged ones cost no store call. Safe for use by several threads.
 *
 * <p>What needs the store throws {@link dev.holdfast.StoreUnavailableException} where it does not answer: that is never taken for
 * "not remembered".
 */
public final class RememberedSignIns {

    /** How many logins of a user are remembered at a time: more browsers than anybody has. */
    static final int LIMIT = 100;

    /** How long an end of all logins is remembered; no request that signs in takes longer. */
    static final Duration END_REMEMBERED = Duration.ofHours(1);

    private final SessionEnvironment environment;
    private final LoginTokenSigner tokens;

    RememberedSignIns(SessionEnvironment environment) {
        this.environment = environment;
        this.tokens = environment.tokens().forLogins();
    }

    /**
     * Remembers that somebody has signed in.
     *
     * @param caller who, with the groups of now
     * @param sinceBegan for how long the request has been under way that signed in
     * @return the token for the client; empty where all of the user's logins were ended meanwhile
     */
    public Optional<String> remember(RememberedCaller caller, Duration sinceBegan) {
        UserId user = UserId.of(caller.name());
        LoginToken token = LoginToken.first(tokens.signingKey(), user, environment.random());
        RememberAnswer answer = logins().remember(new RememberRequest(
                user,
                token.series().hash(),
                token.secret().hash(),
                caller.toBytes(),
                environment.clock().in(sinceBegan.negated()),
                environment.clock().in(environment.config().redis().timeout()),
                lifetime(),
                LIMIT));
        environment.clock().hear(answer.now());
        return answer.remembered() ? Optional.of(tokens.write(token)) : Optional.empty();
    }

    /**
     * Signs in by a token.
     *
     * @param text what the client presented; anything at all
     * @param replace whether the client can be given another token
     * @return who it is; empty where the token is good for nothing
     */
    public Optional<Recollection> recall(String text, boolean replace) {
        Optional<LoginToken> token = tokens.read(text);
        if (token.isEmpty()) {
            tell(Occurrence.REMEMBERED_REFUSED, "no token of this application");
        }
        return token.flatMap(known -> recall(known, replace ? known.next(tokens.signingKey()) : null));
    }

    private Optional<Recollection> recall(LoginToken token, @Nullable LoginToken successor) {
        RecallAnswer answer = logins().recall(new RecallRequest(
                token.user(),
                token.series().hash(),
                token.credential(),
                successor == null ? null : successor.secret().hash(),
                environment.config().token().grace().toMillis(),
                lifetime(),
                END_REMEMBERED.toMillis(),
                environment.newClaim()));
        environment.clock().hear(answer.now());
        if (answer instanceof RecallAnswer.Recalled recalled) {
            tell(Occurrence.REMEMBERED_USED, "");
            return Optional.of(new Recollection(
                    RememberedCaller.of(recalled.login()),
                    Optional.ofNullable(recalled.replaced() ? successor : null).map(tokens::write)));
        }
        refused(answer);
        return Optional.empty();
    }

    private void refused(RecallAnswer answer) {
        if (answer instanceof RecallAnswer.Replayed replayed) {
            tell(
                    Occurrence.REMEMBERED_REPLAYED,
                    "a token came that was replaced before, so two may hold one login; all of that user ended, "
                            + replayed.ended());
        } else {
            tell(
                    Occurrence.REMEMBERED_REFUSED,
                    answer instanceof RecallAnswer.Forged ? "wrong secret" : "no such login any more");
        }
    }

    /**
     * The client is not to be signed in again.
     *
     * @param text what it presented; anything at all
     */
    public void forget(String text) {
        tokens.read(text)
                .ifPresent(token -> logins().forget(token.user(), token.series().hash()));
    }

    /**
     * Nobody is signed in again as this user by what was remembered before now, nor by a sign-in that is under way.
     *
     * @param caller the user's name
     * @return how many remembered logins have ended by this call
     */
    public int forgetAll(String caller) {
        return logins().endAll(UserId.of(caller), END_REMEMBERED.toMillis());
    }

    private RememberedLogins logins() {
        return environment.store().remembered();
    }

    private long lifetime() {
        return environment.config().user().rememberFor().toMillis();
    }

    private void tell(Occurrence what, String detail) {
        environment.observer().happened(what, null, detail);
    }
}
