package dev.holdfast.session;

import dev.holdfast.event.SessionEvent;
import dev.holdfast.session.store.SessionRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers what the application heard. */
final class RecordedEvents implements SessionEvents {

    private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());

    /** Whether somebody wants to hear of ends. */
    volatile boolean endsAreHeard;

    /** All that was heard, in order; of an end that is about to be told, its session's ref. */
    List<Object> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    void forget() {
        heard.clear();
    }

    /** Runs within whatever is told. */
    volatile Runnable onHeard = () -> {};

    @Override
    public void happened(SessionEvent event) {
        heard.add(event);
        onHeard.run();
    }

    @Override
    public void ends(SessionRef ref) {
        heard.add(ref.toString());
    }

    @Override
    public boolean endsAreHeard() {
        return endsAreHeard;
    }
}
