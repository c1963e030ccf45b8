package dev.holdfast.session.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Makes of bytes a text that only holders of a key can have made: base64url (RFC 4648) of format, key id, body, and an HMAC-SHA-256
 * over the purpose and all of these, of which the first 16 bytes are sent. What was sealed for one purpose is good for no other.
 * Thread-safe.
 */
final class Seal {

    private static final byte FORMAT = 1;
    private static final int BODY_AT = 1 + SigningKey.ID_BYTES;
    private static final int MAC_BYTES = 16;

    private final KeyRing keys;
    private final byte[] purpose;
    private final int macAt;
    private final int textLength;

    /** @param purpose of which none begins with another one, followed by the byte of the format */
    Seal(KeyRing keys, String purpose, int bodyBytes) {
        this.keys = keys;
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
        this.macAt = BODY_AT + bodyBytes;
        this.textLength = ((macAt + MAC_BYTES) * 4 + 2) / 3;
    }

    /** What was found in a text: a body, or why there is none. */
    sealed interface Opened {}

    /** @param body without what surrounds it */
    record Intact(SigningKey key, ByteBuffer body) implements Opened {}

    record Broken(TokenReading.Reason reason) implements Opened {}

    String close(SigningKey key, byte[] body) {
        byte[] signed = ByteBuffer.allocate(macAt)
                .put(FORMAT)
                .put(key.idBytes())
                .put(body)
                .array();
        byte[] all = Arrays.copyOf(signed, macAt + MAC_BYTES);
        System.arraycopy(mac(key, signed), 0, all, macAt, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Asks no store but for keys it does not know; never an exception for bad input. */
    Opened open(String text) {
        return decode(text).map(this::verify).orElseGet(() -> new Broken(TokenReading.Reason.MALFORMED));
    }

    private Optional<byte[]> decode(String text) {
        if (text.length() != textLength) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            return all.length == macAt + MAC_BYTES && all[0] == FORMAT ? Optional.of(all) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Opened verify(byte[] all) {
        Optional<SigningKey> key = keys.find(HexFormat.of().formatHex(all, 1, BODY_AT));
        if (key.isEmpty()) {
            return new Broken(TokenReading.Reason.FOREIGN_KEY);
        }
        byte[] mac = Arrays.copyOfRange(all, macAt, all.length);
        return Digests.same(mac, mac(key.get(), Arrays.copyOf(all, macAt)))
                ? new Intact(key.get(), ByteBuffer.wrap(all, BODY_AT, macAt - BODY_AT))
                : new Broken(TokenReading.Reason.FORGED);
    }

    private byte[] mac(SigningKey key, byte[] signed) {
        return Arrays.copyOf(key.mac(purpose, signed), MAC_BYTES);
    }
}
