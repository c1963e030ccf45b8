package dev.holdfast.session.token;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;

/** A key that signs tokens, named by its fingerprint. Immutable; its text hides the key. */
public final class SigningKey {

    /** Bytes of a key id. */
    static final int ID_BYTES = 4;

    private static final int GENERATED_BYTES = 32;

    private final byte[] key;
    private final String id;
    private final Mac keyed;

    private SigningKey(byte[] key) {
        this.key = key;
        this.id = HexFormat.of().formatHex(Digests.sha256(key), 0, ID_BYTES);
        this.keyed = Digests.keyed(key);
    }

    /**
     * The key of these bytes.
     *
     * @param key at least 32 bytes
     * @return the key
     */
    public static SigningKey of(byte[] key) {
        return new SigningKey(key.clone());
    }

    static SigningKey random(SecureRandom random) {
        byte[] key = new byte[GENERATED_BYTES];
        random.nextBytes(key);
        return new SigningKey(key);
    }

    /**
     * The key's fingerprint.
     *
     * @return eight hexadecimal digits
     */
    public String id() {
        return id;
    }

    byte[] idBytes() {
        return HexFormat.of().parseHex(id);
    }

    byte[] mac(byte[]... parts) {
        return Digests.hmac(keyed, key, parts);
    }

    byte[] toBytes() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
