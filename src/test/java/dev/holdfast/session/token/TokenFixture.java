package dev.holdfast.session.token;

import dev.holdfast.session.store.SessionRef;
import java.security.SecureRandom;

/** Keys and tokens for tests. */
final class TokenFixture {

    static final SecureRandom RANDOM = new SecureRandom();

    private TokenFixture() {}

    static byte[] key() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    static Token token(SigningKey key) {
        return new Token(key, SessionRef.random(RANDOM), 7, 1_795_000_000_123L, Secret.random(RANDOM));
    }
}
