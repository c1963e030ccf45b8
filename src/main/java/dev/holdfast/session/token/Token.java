package dev.holdfast.session.token;

import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.SessionRef;

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
