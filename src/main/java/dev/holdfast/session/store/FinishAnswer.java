package dev.holdfast.session.store;

/** What the store says to {@link SessionStore#finish}. */
public enum FinishAnswer {
    /** The state is purged, only the tombstone is left. The same call sent again is answered so too. */
    DONE,
    /** The lease was over and somebody else has taken the end over. */
    TAKEN,
    /** There is no tombstone under this ref. */
    ABSENT
}
