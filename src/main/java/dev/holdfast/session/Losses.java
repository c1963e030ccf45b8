package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.SessionLoss;
import dev.holdfast.event.SessionLost;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import dev.holdfast.session.token.Token;
import dev.holdfast.session.token.TokenReading;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells why tokens open no session: each session's end once on this node, as far as it remembers, since a client may present its old
 * token with every request. Where no client has presented one it is only said to who asks. Thread-safe.
 */
final class Losses {

    private static final int REMEMBERED = 10_000;

    private final SessionEnvironment environment;
    private final Set<Told> told = new LinkedHashSet<>();

    private record Told(SessionRef ref, LossReason reason) {}

    Losses(SessionEnvironment environment) {
        this.environment = environment;
    }

    /** A token that is none of this application's. */
    SessionLoss none(TokenReading.Reason reason) {
        Occurrence what =
                switch (reason) {
                    case MALFORMED -> Occurrence.TOKEN_MALFORMED;
                    case FORGED -> Occurrence.TOKEN_FORGED;
                    case FOREIGN_KEY -> Occurrence.TOKEN_FOREIGN_KEY;
                };
        LossReason loss = reason == TokenReading.Reason.FOREIGN_KEY ? LossReason.FOREIGN : LossReason.FORGED;
        return tell(what, null, new SessionLoss(loss, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A token that claims what the store does not confirm: its session, if there is one, is no affair of whoever presents it. */
    SessionLoss forged(Token token) {
        return tell(
                Occurrence.TOKEN_FORGED,
                token.ref(),
                new SessionLoss(LossReason.FORGED, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A token of a session that has ended. */
    SessionLoss ended(Token token, Tombstone tombstone, long now) {
        LossReason reason = tombstone.reason();
        return tellOnce(Occurrence.tokenOf(reason), token, loss(reason, token, Optional.of(tombstone.at()), now));
    }

    /** A token whose session is not there, or of which it is not the present one. */
    SessionLoss of(Occurrence what, LossReason reason, Token token, long now) {
        return tellOnce(what, token, loss(reason, token, Optional.empty(), now));
    }

    private static SessionLoss loss(LossReason reason, Token token, Optional<Long> at, long now) {
        return new SessionLoss(
                reason,
                Optional.of(token.ref().toString()),
                at.map(Instant::ofEpochMilli),
                token.isTrusted()
                        ? Optional.empty()
                        : Optional.of(Duration.ofMillis(Math.max(0, now - token.issued()))));
    }

    private SessionLoss tellOnce(Occurrence what, Token token, SessionLoss loss) {
        return !token.isTrusted() && isNews(new Told(token.ref(), loss.reason()))
                ? tell(what, token.ref(), loss)
                : loss;
    }

    private SessionLoss tell(Occurrence what, @Nullable SessionRef ref, SessionLoss loss) {
        environment.observer().happened(what, ref, "");
        environment.events().happened(new SessionLost(loss));
        return loss;
    }

    private boolean isNews(Told loss) {
        synchronized (told) {
            boolean news = told.add(loss);
            if (told.size() > REMEMBERED) {
                told.remove(told.iterator().next());
            }
            return news;
        }
    }
}
