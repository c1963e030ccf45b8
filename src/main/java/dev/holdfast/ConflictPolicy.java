package dev.holdfast;

/** What happens where two requests of one session have changed the same field. Different fields always both count. */
public enum ConflictPolicy {
    /** Additions, removals and replacements in a map, a set or a list all count; of anything else the last write wins. */
    MERGE,
    /** The last write wins, and is counted. */
    OVERWRITE,
    /** The request that comes second is refused with a {@link SessionConflictException}; nothing of it is stored. */
    FAIL
}
