package dev.holdfast.session.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A user in the store's eyes: 128 bits of a digest, so that no key holds a name. Immutable. */
public final class UserId {

    /** Bytes of an id. */
    public static final int BYTES = 16;

    private final String text;

    private UserId(String text) {
        this.text = text;
    }

    /**
     * The id of a user.
     *
     * @param name under which the user signs in
     * @return always the same for the same name
     */
    public static UserId of(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new UserId(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /**
     * The id of these bytes.
     *
     * @param bytes exactly {@value #BYTES} of them
     * @return the id
     */
    public static UserId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A user's id has " + BYTES + " bytes, not " + bytes.length);
        }
        return new UserId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * The 16 bytes of this id.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return Base64.getUrlDecoder().decode(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserId id && text.equals(id.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** 22 characters of base64url. */
    @Override
    public String toString() {
        return text;
    }
}
