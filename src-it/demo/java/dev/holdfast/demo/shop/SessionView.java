package dev.holdfast.demo.shop;

import dev.holdfast.DistributedSession;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session as the page shows it: spans of time instead of instants, so that the browser's clock does not matter.
 *
 * @param ref the session's public name
 * @param age seconds since it was first stored
 * @param idleLeft seconds until it ends unused, null where no idle time-out applies
 * @param absoluteLeft seconds until it ends whatever its use, null where no absolute time-out applies
 */
public record SessionView(String ref, long age, @Nullable Long idleLeft, @Nullable Long absoluteLeft) {

    static Optional<SessionView> of(DistributedSession session, Instant now) {
        return session.ref()
                .map(ref -> new SessionView(
                        ref,
                        session.createdAt()
                                .map(created -> Spans.seconds(created, now))
                                .orElse(0L),
                        session.idleDeadline()
                                .map(deadline -> Spans.seconds(now, deadline))
                                .orElse(null),
                        session.absoluteDeadline()
                                .map(deadline -> Spans.seconds(now, deadline))
                                .orElse(null)));
    }
}
