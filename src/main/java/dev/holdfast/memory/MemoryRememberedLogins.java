package dev.holdfast.memory;

import dev.holdfast.session.store.RecallAnswer;
import dev.holdfast.session.store.RecallRequest;
import dev.holdfast.session.store.RememberAnswer;
import dev.holdfast.session.store.RememberRequest;
import dev.holdfast.session.store.RememberedLogins;
import dev.holdfast.session.store.SecretHash;
import dev.holdfast.session.store.UserId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Remembered logins in this JVM's memory. What has expired is let go of as logins are remembered. */
final class MemoryRememberedLogins implements RememberedLogins {

    private static final int FIRST_SWEEP = 64;

    private final InstantSource clock;
    private final Map<UserId, UserLogins> users = new HashMap<>();
    private int sweptAt = FIRST_SWEEP;

    MemoryRememberedLogins(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized RememberAnswer remember(RememberRequest request) {
        long now = clock.millis();
        sweep(now);
        boolean late = request.notAfter() > 0 && now > request.notAfter();
        return new RememberAnswer(now, !late && of(request.user()).remember(request, now));
    }

    @Override
    public synchronized RecallAnswer recall(RecallRequest request) {
        return of(request.user()).recall(request, clock.millis());
    }

    @Override
    public synchronized void forget(UserId user, SecretHash series) {
        of(user).forget(series);
    }

    @Override
    public synchronized int endAll(UserId user, long retention) {
        return of(user).endAll(clock.millis(), Deadlines.clamp(retention));
    }

    /** Each time there are twice as many users: so often that nothing piles up, and so seldom that it costs nothing. */
    private void sweep(long now) {
        if (users.size() >= sweptAt) {
            users.values().removeIf(logins -> logins.isOver(now));
            sweptAt = Math.max(FIRST_SWEEP, 2 * users.size());
        }
    }

    /** How many users are held, those included that have nothing remembered any more. */
    synchronized int size() {
        return users.size();
    }

    private UserLogins of(UserId user) {
        return users.computeIfAbsent(user, any -> new UserLogins());
    }
}
