package dev.holdfast.session.store;

/** What the store says to {@link SessionStore#end}. */
public sealed interface EndAnswer {

    /**
     * The store's time.
     *
     * @return milliseconds since 1970
     */
    long now();

    /**
     * Ended by this call, or by the same one sent before: its claim is the recorded one.
     *
     * @param now the store's time
     * @param tombstone as recorded
     */
    record Mine(long now, Tombstone tombstone) implements EndAnswer {}

    /**
     * Somebody else had ended it.
     *
     * @param now the store's time
     * @param tombstone as recorded
     */
    record Already(long now, Tombstone tombstone) implements EndAnswer {}

    /**
     * A sign-in has replaced the token in whose name it was to be ended: it is not.
     *
     * @param now the store's time
     */
    record Renewed(long now) implements EndAnswer {}

    /**
     * There is no session under this ref, and no tombstone was forced.
     *
     * @param now the store's time
     */
    record Absent(long now) implements EndAnswer {}
}
