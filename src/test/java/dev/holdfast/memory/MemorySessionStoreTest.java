package dev.holdfast.memory;

import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.SessionStoreContract;
import java.time.Duration;

class MemorySessionStoreTest extends SessionStoreContract {

    private final MovableClock clock = new MovableClock();
    private final SessionStore store = new MemorySessionStore(clock);

    @Override
    public SessionStore store() {
        return store;
    }

    @Override
    public void advance(Duration duration) {
        clock.advance(duration);
    }
}
