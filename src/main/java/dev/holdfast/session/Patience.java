package dev.holdfast.session;

import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.SessionStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How long one request still waits for the store: {@code holdfast.redis.timeout} over all that it asks, so that several slow
 * answers do not add up. Guarded by its working session.
 */
final class Patience {

    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final SessionEnvironment environment;
    private final long limit;
    private long spent;

    Patience(SessionEnvironment environment) {
        this.environment = environment;
        this.limit = environment.config().redis().timeout().toNanos();
    }

    /** Asks the store, which answers within what is left. */
    <T> T ask(Function<SessionStore, T> question) {
        Duration left = left();
        return waiting(() -> question.apply(environment.store().within(left)));
    }

    /** Has the store commit, and hears what time it is there. */
    CommitAnswer commit(CommitRequest request) {
        CommitAnswer answer = ask(store -> store.commit(request));
        environment.clock().hear(answer.now());
        return answer;
    }

    /**
     * Waits for a lock for as long as is left.
     *
     * @return whether it is held now
     */
    boolean lock(ReentrantLock lock) throws InterruptedException {
        long began = environment.clock().nanos();
        try {
            return lock.tryLock(left().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            spent += environment.clock().nanos() - began;
        }
    }

    /** Counts the time of something that asks the store by itself, or takes long. */
    <T> T waiting(Supplier<T> work) {
        long began = environment.clock().nanos();
        try {
            return work.get();
        } finally {
            spent += environment.clock().nanos() - began;
        }
    }

    /** The store's time after which a write that is sent now must not land any more; 0 where it is not known. */
    long notAfter() {
        return environment.clock().in(left());
    }

    /** To the millisecond begun, so that who has hardly waited asks the store as it is. */
    private Duration left() {
        if (spent >= limit) {
            throw SessionMessages.noTimeLeft();
        }
        return Duration.ofNanos(limit - spent + spent % NANOS_PER_MILLI);
    }
}
