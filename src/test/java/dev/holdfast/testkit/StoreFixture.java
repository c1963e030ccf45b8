package dev.holdfast.testkit;

import dev.holdfast.session.store.SessionStore;
import java.time.Duration;

/** What a store's test provides, so that the contract can run on it. */
public interface StoreFixture {

    /** The store under test, empty at the beginning of each test. */
    SessionStore store();

    /** Lets time go on for everything in the store. */
    void advance(Duration duration);

    /** A session of that store, not created yet. */
    default SessionDriver session() {
        return new SessionDriver(store());
    }
}
