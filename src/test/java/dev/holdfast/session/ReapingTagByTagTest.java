package dev.holdfast.session;

import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.FaultyStore;

/** In a store that looks at one tag at a time, as a cluster. */
class ReapingTagByTagTest extends ReapingInMemoryTest {

    @Override
    SessionStore emptyStore() {
        FaultyStore store = new FaultyStore(super.emptyStore());
        store.looksAtOneTag = true;
        return store;
    }
}
