package dev.holdfast.session.store;

/** What the store says to {@link SessionStore#renew}. */
public sealed interface RenewAnswer {

    /**
     * The store's time.
     *
     * @return milliseconds since 1970
     */
    long now();

    /**
     * The new secret is the current one, by this call or by an equal one before.
     *
     * @param now the store's time
     * @param generation of the new secret
     */
    record Done(long now, int generation) implements RenewAnswer {}

    /**
     * Another secret is the current one, or the one before is still good where that was not to be so.
     *
     * @param now the store's time
     * @param generation the current one
     */
    record Moved(long now, int generation) implements RenewAnswer {}

    /**
     * The session has ended.
     *
     * @param now the store's time
     * @param tombstone why and when
     */
    record Ended(long now, Tombstone tombstone) implements RenewAnswer {}

    /**
     * There is no session under this ref.
     *
     * @param now the store's time
     */
    record Absent(long now) implements RenewAnswer {}
}
