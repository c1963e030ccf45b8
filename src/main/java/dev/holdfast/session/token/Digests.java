package dev.holdfast.session.token;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SHA-256 and HMAC-SHA-256 (RFC 2104), which every Java platform has to offer. Each use takes a clone of a fresh original:
 * asking the platform's providers again costs more than the digest itself.
 */
final class Digests {

    private static final String HMAC = "HmacSHA256";

    private static final MessageDigest SHA_256 = newSha256();

    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return ((MessageDigest) SHA_256.clone()).digest(bytes);
        } catch (CloneNotSupportedException other) {
            return newSha256().digest(bytes);
        }
    }

    /** A MAC with this key that has seen nothing yet; only {@link #hmac(Mac, byte[], byte[]...)} may use it. */
    static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Leaves the keyed one as it is, so that several threads may share it. */
    static byte[] hmac(Mac keyed, byte[] key, byte[]... parts) {
        Mac mac = copy(keyed, key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static Mac copy(Mac keyed, byte[] key) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException other) {
            return keyed(key); // a provider other than the JDK's
        }
    }

    /** Compares in a time that tells nothing of where the two differ. */
    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
