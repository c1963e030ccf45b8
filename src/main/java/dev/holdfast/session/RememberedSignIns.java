package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.config.TokenConfig;
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
import java.util.Set;
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

    private final SessionEnvironment environment;
    private final UserSessions users;
    private final LoginTokenSigner tokens;

    RememberedSignIns(SessionEnvironment environment, UserSessions users) {
        this.environment = environment;
        this.users = users;
        this.tokens = environment.tokens().forLogins();
    }

    /**
     * Remembers that somebody has signed in.
     *
     * @param name under which the user signed in
     * @param groups of the user
     * @return the token for the client; empty where all of the user's logins were ended since the request began
     */
    public Optional<String> remember(String name, Set<String> groups) {
        StoreClock clock = environment.clock();
        Caller caller = new Caller(name, groups, clock.in(Duration.ZERO), Optional.empty());
        LoginToken token = LoginToken.first(tokens.signingKey(), UserId.of(name), environment.random());
        RememberAnswer answer = logins().remember(new RememberRequest(
                token.user(),
                token.series().hash(),
                token.secret().hash(),
                CallerForm.write(caller),
                clock.at(requestBegan()),
                clock.in(environment.config().redis().timeout()),
                lifetime(),
                LIMIT));
        clock.hear(answer.now());
        return answer.remembered() ? Optional.of(tokens.write(token)) : Optional.empty();
    }

    /** Of the request that signs in: what it has proved may be older than an end of all logins. */
    private long requestBegan() {
        return CurrentSession.get()
                .map(session -> session.caller().beganAtNanos())
                .orElseGet(environment.clock()::nanos);
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
        RecallAnswer answer = logins().recall(request(token, successor));
        environment.clock().hear(answer.now());
        if (answer instanceof RecallAnswer.Recalled recalled) {
            Optional<LoginToken> next = Optional.ofNullable(recalled.replaced() ? successor : null);
            return read(recalled.login()).map(caller -> recollection(caller, next));
        }
        if (answer instanceof RecallAnswer.Replayed replayed) {
            replayed(replayed);
        } else {
            boolean forged = answer instanceof RecallAnswer.Forged;
            tell(Occurrence.REMEMBERED_REFUSED, forged ? "its secret is wrong" : "its login is over");
        }
        return Optional.empty();
    }

    private RecallRequest request(LoginToken token, @Nullable LoginToken successor) {
        return new RecallRequest(
                token.user(),
                token.series().hash(),
                token.credential(),
                successor == null ? null : successor.secret().hash(),
                environment.config().token().grace().toMillis(),
                lifetime(),
                UserSessions.BARRED_FOR.toMillis(),
                environment.newClaim());
    }

    private Recollection recollection(Caller caller, Optional<LoginToken> next) {
        tell(Occurrence.REMEMBERED_USED, "");
        return new Recollection(caller, next.map(tokens::write));
    }

    /** A thief who was first has a session by now, which nobody can tell from the user's own. */
    private void replayed(RecallAnswer.Replayed replayed) {
        tell(Occurrence.REMEMBERED_REPLAYED, "all " + replayed.ended() + " remembered logins of that user have ended");
        if (environment.config().token().onReplay() == TokenConfig.OnReplay.END) {
            read(replayed.login())
                    .ifPresent(caller -> users.endAll(caller.name(), Optional.empty(), LossReason.THEFT_SUSPECTED));
        }
    }

    /** One that cannot be read has to sign in again. */
    private Optional<Caller> read(byte[] login) {
        try {
            return Optional.of(CallerForm.read(login));
        } catch (UnreadableStateException damaged) {
            tell(Occurrence.REMEMBERED_REFUSED, "what is stored cannot be read");
            return Optional.empty();
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
