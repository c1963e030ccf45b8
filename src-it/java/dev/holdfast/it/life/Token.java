package dev.holdfast.it.life;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * What is in a token: format (1 byte), key (4), ref (16), generation (4), time of issue (6), secret (16), signature (16).
 *
 * @param bytes all of it
 */
record Token(byte[] bytes) {

    private static final int REF = 5;
    private static final int GENERATION = 21;
    private static final int ISSUED = 25;
    private static final int SECRET = 31;
    private static final int SIGNATURE = 47;

    static Token of(String text) {
        return new Token(Base64.getUrlDecoder().decode(text));
    }

    byte[] ref() {
        return Arrays.copyOfRange(bytes, REF, GENERATION);
    }

    byte[] secret() {
        return Arrays.copyOfRange(bytes, SECRET, SIGNATURE);
    }

    /** Session, generation and secret: all but when it was issued. */
    String proof() {
        return Arrays.toString(Arrays.copyOfRange(bytes, REF, ISSUED)) + Arrays.toString(secret());
    }

    /** In milliseconds of the store's time. */
    long issued() {
        ByteBuffer time = ByteBuffer.allocate(Long.BYTES);
        time.put(Long.BYTES - (SECRET - ISSUED), bytes, ISSUED, SECRET - ISSUED);
        return time.getLong(0);
    }
}
