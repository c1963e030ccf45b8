package dev.holdfast.session.token;

import dev.holdfast.session.store.SessionRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Writes tokens and reads them back: 84 characters of base64url (RFC 4648) over format, key id, ref, generation, time of
 * issue, secret, and an HMAC-SHA-256 over namespace and all of these, of which the first 16 bytes are sent. Thread-safe.
 */
public final class TokenSigner {

    private static final byte FORMAT = 1;
    private static final int MAC_BYTES = 16;
    private static final int TIME_BYTES = 6;
    private static final int SIGNED_BYTES =
            1 + SigningKey.ID_BYTES + SessionRef.BYTES + Integer.BYTES + TIME_BYTES + Secret.BYTES;
    private static final int TEXT_LENGTH = (SIGNED_BYTES + MAC_BYTES) * 4 / 3;

    private final KeyRing keys;
    private final byte[] namespace;

    /**
     * A signer for one namespace.
     *
     * @param keys that sign and verify
     * @param namespace for which a token is good
     */
    public TokenSigner(KeyRing keys, String namespace) {
        this.keys = keys;
        this.namespace = (namespace + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The key for new sessions' tokens.
     *
     * @return the ring's signing key
     */
    public SigningKey signingKey() {
        return keys.signing();
    }

    /**
     * Whether whoever reads the store can sign tokens.
     *
     * @return true where the nodes agree on their keys through the store
     */
    public boolean keysAreInStore() {
        return keys.isInStore();
    }

    /**
     * The text of a token.
     *
     * @param token to be sent to the client
     * @return letters, digits, hyphens and underscores
     */
    public String write(Token token) {
        byte[] signed = ByteBuffer.allocate(SIGNED_BYTES)
                .put(FORMAT)
                .put(token.key().idBytes())
                .put(token.ref().toBytes())
                .putInt(token.generation())
                .putShort((short) (token.issued() >>> Integer.SIZE))
                .putInt((int) token.issued())
                .put(token.secret().toBytes())
                .array();
        byte[] all = Arrays.copyOf(signed, SIGNED_BYTES + MAC_BYTES);
        System.arraycopy(mac(token.key(), signed), 0, all, SIGNED_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Reads what a client presented; asks no store but for keys it does not know.
     *
     * @param text anything at all
     * @return the token, or why it is none; never an exception for bad input
     */
    public TokenReading read(String text) {
        return decode(text).map(this::verify).orElseGet(() -> rejected(TokenReading.Reason.MALFORMED));
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            return all.length == SIGNED_BYTES + MAC_BYTES && all[0] == FORMAT ? Optional.of(all) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private TokenReading verify(byte[] all) {
        String keyId = HexFormat.of().formatHex(all, 1, 1 + SigningKey.ID_BYTES);
        Optional<SigningKey> key = keys.find(keyId);
        if (key.isEmpty()) {
            return rejected(TokenReading.Reason.FOREIGN_KEY);
        }
        byte[] signed = Arrays.copyOf(all, SIGNED_BYTES);
        byte[] mac = Arrays.copyOfRange(all, SIGNED_BYTES, all.length);
        return Digests.same(mac, mac(key.get(), signed))
                ? new TokenReading.Verified(parse(key.get(), signed))
                : rejected(TokenReading.Reason.FORGED);
    }

    private static Token parse(SigningKey key, byte[] signed) {
        ByteBuffer buffer = ByteBuffer.wrap(signed, 1 + SigningKey.ID_BYTES, SIGNED_BYTES - 1 - SigningKey.ID_BYTES);
        byte[] ref = new byte[SessionRef.BYTES];
        buffer.get(ref);
        int generation = buffer.getInt();
        long issued = Short.toUnsignedLong(buffer.getShort()) << Integer.SIZE | Integer.toUnsignedLong(buffer.getInt());
        byte[] secret = new byte[Secret.BYTES];
        buffer.get(secret);
        return new Token(key, SessionRef.of(ref), generation, issued, Secret.of(secret));
    }

    private byte[] mac(SigningKey key, byte[] signed) {
        return Arrays.copyOf(key.mac(namespace, signed), MAC_BYTES);
    }

    private static TokenReading rejected(TokenReading.Reason reason) {
        return new TokenReading.Rejected(reason);
    }
}
