package dev.holdfast.cdi;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.Changes;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Two nodes over one store, with the same beans or, as in a rolling upgrade, with those of two versions. */
record TwoNodes(RecordingStore store, Node one, Node two) implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int EACH = 50;

    static TwoNodes with(Class<?>... beans) {
        return with(Map.of(), List.of(beans), List.of(beans));
    }

    static TwoNodes with(Map<String, String> settings, List<Class<?>> ofOne, List<Class<?>> ofTwo) {
        RecordingStore store = new RecordingStore();
        return new TwoNodes(
                store,
                Node.over(store, settings, ofOne.toArray(Class[]::new)),
                Node.over(store, settings, ofTwo.toArray(Class[]::new)));
    }

    /** The names of all fields that were to be written or removed since the last look. */
    Set<String> takeChanged() {
        Set<String> names = new TreeSet<>();
        for (Changes changes : store.takeCommits()) {
            names.addAll(changes.names());
        }
        return names;
    }

    /** Two requests at the same time: both handle, then the first stores and ends, then the second. */
    void interleaved(Node.Visitor visitor, Runnable onOne, Runnable onTwo) {
        WorkingSession first = one.begin(visitor);
        onOne.run();
        WorkingSession second = two.begin(visitor);
        onTwo.run();
        CurrentSession.bind(first);
        one.commit(visitor, first);
        one.end(first);
        CurrentSession.bind(second);
        two.commit(visitor, second);
    }

    /** Requests of one session on both nodes at once, 16 at a time; how many there were. */
    int race(Node.Visitor visitor, Consumer<Node> work) {
        Race.of(THREADS, thread -> {
            Node node = thread % 2 == 0 ? one : two;
            for (int i = 0; i < EACH; i++) {
                node.request(visitor, () -> work.accept(node));
            }
            return thread;
        });
        return THREADS * EACH;
    }

    /** The end of the second request of {@link #interleaved}, which is still bound. */
    void endSecond() {
        two.end(CurrentSession.get().orElseThrow());
    }

    @Override
    public void close() {
        one.close();
        two.close();
    }
}
