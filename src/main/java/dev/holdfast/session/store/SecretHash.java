package dev.holdfast.session.store;

import java.util.Arrays;

/**
 * All that the store ever sees of a secret: the first 16 bytes of its SHA-256, so that a dump of the store opens no
 * session. Immutable; its text hides the bytes.
 */
public final class SecretHash {

    /** Bytes of a secret's hash. */
    public static final int BYTES = 16;

    private final byte[] bytes;

    private SecretHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash of these bytes.
     *
     * @param bytes exactly {@value #BYTES} of them
     * @return the hash
     */
    public static SecretHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A secret's hash has " + BYTES + " bytes, not " + bytes.length);
        }
        return new SecretHash(bytes.clone());
    }

    /**
     * The 16 bytes of this hash.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
