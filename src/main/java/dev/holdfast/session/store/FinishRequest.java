package dev.holdfast.session.store;

/**
 * A wish to purge an ended session's state, now that the callbacks of its end have run.
 *
 * @param ref which one
 * @param claim the name under which it was ended or reaped
 * @param retention how long the tombstone is kept, in milliseconds
 */
public record FinishRequest(SessionRef ref, String claim, long retention) {}
