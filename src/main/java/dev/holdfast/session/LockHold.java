package dev.holdfast.session;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request's hold on its session's lock: one owner, on however many threads, as often as it enters. Guarded by its working
 * session, but for {@link #acquire}, which waits without keeping the request's other threads out.
 */
final class LockHold {

    private static final System.Logger LOG = System.getLogger(LockHold.class.getName());
    private static final int FENCE_BYTES = 16;

    private final SessionEnvironment environment;
    private final Condition settled;
    private long owner;
    private boolean acquiring;
    private int depth;
    private @Nullable SessionRef held;
    private byte @Nullable [] fence;

    LockHold(SessionEnvironment environment, Condition settled) {
        this.environment = environment;
        this.settled = settled;
    }

    /**
     * Enters, where the request is in already, or has no session that anybody could share.
     *
     * @return whose lock has to be acquired first; empty where the request is in now
     */
    Optional<SessionRef> enter(Supplier<Optional<SessionRef>> session) {
        while (acquiring) {
            settled.awaitUninterruptibly();
        }
        Optional<SessionRef> wanted = depth > 0 ? Optional.empty() : session.get();
        if (wanted.isPresent()) {
            acquiring = true;
            owner = owner == 0 ? environment.random().nextLong(1, Long.MAX_VALUE) : owner;
        } else {
            depth++;
        }
        return wanted;
    }

    /** Waits for the lock; whether it is held now. What comes of it is to be {@link #settle settled}. */
    boolean acquire(SessionRef ref, Duration wait, Duration lease) {
        return locks().acquire(ref, owner, wait, lease);
    }

    /** The waiting is over: the request is in, or it is not. */
    void settle(SessionRef ref, boolean acquired) {
        acquiring = false;
        settled.signalAll();
        if (acquired) {
            depth = 1;
            held = ref;
        }
    }

    /** A mark for this holder, which counts once it stands in the store: {@link #marked}. */
    byte[] newMark() {
        byte[] mark = new byte[FENCE_BYTES];
        environment.random().nextBytes(mark);
        return mark;
    }

    /** The store has this mark now: from here on commits have to show it. */
    void marked(byte[] mark) {
        fence = mark;
    }

    /** Leaves once; whether that was the last time. */
    boolean leave() {
        depth = Math.max(0, depth - 1);
        return depth == 0;
    }

    /**
     * The mark by which commits of this session show that they are under the lock; null where none is held on it, or the
     * store does not know the mark yet.
     */
    byte @Nullable [] fenceOf(SessionRef ref) {
        return ref.equals(held) ? fence : null;
    }

    /** Lets go, whatever is left to leave. A lock that cannot be let go of runs out by itself. */
    void release() {
        SessionRef ref = held;
        depth = 0;
        held = null;
        fence = null;
        if (ref != null) {
            try {
                locks().release(ref, owner);
            } catch (StoreUnavailableException unavailable) {
                LOG.log(Level.DEBUG, "The lock of session " + ref + " is free when its lease is over.", unavailable);
            }
        }
    }

    private SessionLocks locks() {
        return environment.store().locks();
    }
}
