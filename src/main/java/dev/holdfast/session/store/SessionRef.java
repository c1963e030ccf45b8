package dev.holdfast.session.store;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A session's public name, fixed for its life: 128 random bits. It names the store's keys and may be logged; it proves
 * nothing. Immutable.
 */
public final class SessionRef {

    /** Bytes of a ref. */
    public static final int BYTES = 16;

    /** How many tags the sessions of a namespace are spread over. */
    public static final int TAGS = 64;

    private static final int TEXT_LENGTH = 22;

    private final byte[] bytes;

    private SessionRef(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A ref nobody has had before.
     *
     * @param random where its 128 bits come from (ASVS 7.2.3)
     * @return the ref
     */
    public static SessionRef random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionRef(bytes);
    }

    /**
     * The ref of these bytes.
     *
     * @param bytes exactly {@value #BYTES} of them
     * @return the ref
     */
    public static SessionRef of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A ref has " + BYTES + " bytes, not " + bytes.length);
        }
        return new SessionRef(bytes.clone());
    }

    /**
     * The ref written as text, if it is one.
     *
     * @param text what may be a ref
     * @return the ref, or empty where the text is none
     */
    public static Optional<SessionRef> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            SessionRef ref = new SessionRef(Base64.getUrlDecoder().decode(text));
            return ref.toString().equals(text) ? Optional.of(ref) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /**
     * The number that spreads sessions over the slots of a cluster, derived from the ref alone.
     *
     * @return 0 to 63
     */
    public int tag() {
        return bytes[0] & (TAGS - 1);
    }

    /**
     * The 16 bytes of this ref.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionRef ref && Arrays.equals(bytes, ref.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The ref as 22 characters of base64url (RFC 4648, section 5). */
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
