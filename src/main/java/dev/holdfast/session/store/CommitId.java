package dev.holdfast.session.store;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The random name of a commit: 8 bytes. Commits are told apart by these and not by counters, since a counter forks when a
 * replica without the last write is promoted. Immutable.
 */
public final class CommitId {

    /** Bytes of a commit id. */
    public static final int BYTES = 8;

    private final byte[] bytes;

    private CommitId(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A new id.
     *
     * @param random where its bits come from
     * @return the id
     */
    public static CommitId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new CommitId(bytes);
    }

    /**
     * The id of these bytes.
     *
     * @param bytes exactly {@value #BYTES} of them
     * @return the id
     */
    public static CommitId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A commit id has " + BYTES + " bytes, not " + bytes.length);
        }
        return new CommitId(bytes.clone());
    }

    /**
     * The 8 bytes of this id.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommitId id && Arrays.equals(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
