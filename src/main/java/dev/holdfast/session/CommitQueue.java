package dev.holdfast.session;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.SessionRef;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Where this node's requests of one session wait for their turn to commit, first come, first served: so that they do not
 * conflict with each other over and over. Sessions do not wait for one another; one that nobody commits takes no memory.
 * Thread-safe.
 */
final class CommitQueue {

    private final ConcurrentMap<SessionRef, Line> lines = new ConcurrentHashMap<>();

    /**
     * Runs something while no other request of this session, on this node, does.
     *
     * @throws StoreUnavailableException if the turn did not come while there was patience
     */
    <T> T inTurn(SessionRef ref, Patience patience, Supplier<T> work) {
        Line line = lines.compute(ref, (session, known) -> (known == null ? new Line() : known).joined());
        try {
            await(line, ref, patience);
            try {
                return work.get();
            } finally {
                line.turn.unlock();
            }
        } finally {
            lines.computeIfPresent(ref, (session, known) -> known.isLeftEmpty() ? null : known);
        }
    }

    /** How many sessions are being committed. */
    int size() {
        return lines.size();
    }

    private static void await(Line line, SessionRef ref, Patience patience) {
        try {
            if (!patience.lock(line.turn)) {
                throw SessionMessages.queueTooLong(ref, null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw SessionMessages.queueTooLong(ref, interrupted);
        }
    }

    /** Those who wait for one session, and the one whose turn it is. Counted within the map's own atomic steps. */
    private static final class Line {

        private final ReentrantLock turn = new ReentrantLock(true);
        private int length;

        Line joined() {
            length++;
            return this;
        }

        boolean isLeftEmpty() {
            length--;
            return length == 0;
        }
    }
}
