package dev.holdfast.session.store;

/** What became of one session that fell due. Sessions whose deadline had moved on are not told of. */
public sealed interface Reaped {

    /**
     * Which session.
     *
     * @return its ref
     */
    SessionRef ref();

    /**
     * This caller ended it, or took its end over: under a lease it runs the callbacks, then calls {@link SessionStore#finish}.
     * Without one nothing is left to do.
     *
     * @param ref which session
     * @param tombstone with this caller's claim
     */
    record Claimed(SessionRef ref, Tombstone tombstone) implements Reaped {}

    /**
     * Its end was complete already; only the ledger did not know yet.
     *
     * @param ref which session
     */
    record Purged(SessionRef ref) implements Reaped {}

    /**
     * Nothing is left of it, not even a tombstone: the store has lost it, or let go of it long after its deadline, when nobody
     * had come to reap it.
     *
     * @param ref which session
     * @param deadline the deadline that the ledger held, a lower bound of its own, in milliseconds of the store's clock
     * @param now the store's time
     */
    record Gone(SessionRef ref, long deadline, long now) implements Reaped {}
}
