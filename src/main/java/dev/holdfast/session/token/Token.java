package dev.holdfast.session.token;

import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.SessionRef;
import java.security.SecureRandom;

/**
 * What a client presents to be recognised; only {@link TokenSigner} makes and reads its text.
 *
 * @param key that signed it
 * @param ref of which session
 * @param generation counts the secrets of a session, from 1
 * @param issued when it was made, in milliseconds of the store's clock
 * @param secret of that generation
 */
public record Token(SigningKey key, SessionRef ref, int generation, long issued, Secret secret) {

    /** Stands for the generation of a token that needs no proof: no secret of a session comes so far. */
    private static final int TRUSTED = Integer.MAX_VALUE;

    private static final int KEY_BYTES = 32;

    /**
     * A token that no client has, by which the caller's own right opens a session.
     *
     * @param ref of which session
     * @param random where the bytes come from that nobody will ever see
     * @return the token
     */
    public static Token trusted(SessionRef ref, SecureRandom random) {
        return ofNobody(ref, TRUSTED, 0, random);
    }

    /**
     * A token that no client has and that proves nothing: it names a session and a generation.
     *
     * @param ref of which session
     * @param generation of its secret
     * @param issued in milliseconds of the store's clock
     * @param random where the bytes come from that nobody will ever see
     * @return the token
     */
    public static Token ofNobody(SessionRef ref, int generation, long issued, SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new Token(SigningKey.of(key), ref, generation, issued, Secret.random(random));
    }

    /**
     * Whether this is one by which the caller's own right opens a session.
     *
     * @return true for what {@link #trusted} has made
     */
    public boolean isTrusted() {
        return generation == TRUSTED;
    }

    /**
     * What this token proves to the store.
     *
     * @return generation and hash of the secret
     */
    public Credential credential() {
        return new Credential(generation, secret.hash());
    }

    /**
     * The token that replaces this one when the session is renewed: every node computes the same secret.
     *
     * @param now the store's time, in milliseconds
     * @return the token of the next generation
     */
    public Token next(long now) {
        return new Token(key, ref, generation + 1, now, secret.next(key, generation));
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "Token[" + ref + ", generation " + generation + "]";
    }
}
