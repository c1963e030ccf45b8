package dev.holdfast.session;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.MovableClock;
import java.time.Duration;

class ReapingInMemoryTest extends ReapingContract {

    private final MovableClock clock = new MovableClock();

    @Override
    SessionStore emptyStore() {
        return new MemorySessionStore(clock);
    }

    @Override
    void advance(Duration duration) {
        clock.advance(duration);
    }
}
