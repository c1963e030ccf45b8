package dev.holdfast.session.token;

import dev.holdfast.session.store.SecretHash;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/** What proves a session: 128 random bits, replaced now and then. Immutable; its text hides the bytes. */
public final class Secret {

    /** Bytes of a secret. */
    public static final int BYTES = 16;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A secret nobody can guess.
     *
     * @param random where its 128 bits come from (ASVS 7.2.3)
     * @return the secret
     */
    public static Secret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(bytes);
    }

    static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** The one that comes next in what is read. */
    static Secret in(ByteBuffer body) {
        byte[] bytes = new byte[BYTES];
        body.get(bytes);
        return new Secret(bytes);
    }

    byte[] toBytes() {
        return bytes.clone();
    }

    /**
     * All that the store may see of this secret.
     *
     * @return the first half of its SHA-256
     */
    public SecretHash hash() {
        return SecretHash.of(Arrays.copyOf(Digests.sha256(bytes), SecretHash.BYTES));
    }

    /** The secret after this one: every node that holds the key derives the same, nobody else can. */
    Secret next(SigningKey key, int generation) {
        byte[] derived = key.mac(
                bytes, ByteBuffer.allocate(Integer.BYTES).putInt(generation).array());
        return new Secret(Arrays.copyOf(derived, BYTES));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Digests.same(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
