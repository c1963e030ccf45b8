package dev.holdfast.session.store;

/**
 * The times of a live session, in milliseconds of the store's clock.
 *
 * @param idleTimeout how long the session lives unused; 0: no idle time-out
 * @param deadline when it ends if nothing more happens; {@link #NEVER} without any time-out
 * @param absoluteDeadline when it ends whatever its use; 0: no absolute time-out
 * @param touchedAt when it was last moved on
 * @param createdAt when it was first stored
 */
public record SessionTimes(long idleTimeout, long deadline, long absoluteDeadline, long touchedAt, long createdAt) {

    /** The deadline of a session without any time-out: the largest number of six bytes. */
    public static final long NEVER = 0xFFFF_FFFF_FFFFL;
}
