package dev.holdfast.session;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.MovableClock;

class NeverStaleInMemoryTest extends NeverStaleContract {

    private final MovableClock clock = new MovableClock();

    @Override
    SessionStore emptyStore() {
        return new MemorySessionStore(clock);
    }
}
