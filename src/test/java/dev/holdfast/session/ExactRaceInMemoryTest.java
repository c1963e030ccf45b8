package dev.holdfast.session;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.store.SessionStore;
import java.time.InstantSource;

class ExactRaceInMemoryTest extends ExactRace {

    private final SessionStore store = new MemorySessionStore(InstantSource.system());

    @Override
    SessionStore store() {
        return store;
    }
}
