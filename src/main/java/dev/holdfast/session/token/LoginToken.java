package dev.holdfast.session.token;

import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.UserId;
import java.security.SecureRandom;

/**
 * What a client presents to be signed in again by a login that it has asked to be remembered; only {@link LoginTokenSigner}
 * makes and reads its text.
 *
 * @param key that signed it
 * @param user whose login it is
 * @param series which all tokens of the login have in common; it is a secret, too, of which the store sees the hash alone, so
 *     that who presents it has had a token of this login, whatever else he knows
 * @param generation counts the tokens of the login, from 1
 * @param secret of that generation
 */
public record LoginToken(SigningKey key, UserId user, Secret series, int generation, Secret secret) {

    /**
     * The first token of a new login.
     *
     * @param key that signs it
     * @param user whose login it is
     * @param random where its secrets come from
     * @return one that nobody can guess
     */
    public static LoginToken first(SigningKey key, UserId user, SecureRandom random) {
        return new LoginToken(key, user, Secret.random(random), 1, Secret.random(random));
    }

    /**
     * What this token proves to the store beside its series.
     *
     * @return generation and hash of the secret
     */
    public Credential credential() {
        return new Credential(generation, secret.hash());
    }

    /**
     * The token that replaces this one: every node that signs by this key computes the same.
     *
     * @param signing the key that signs from now on, so that a login that is used outlives each key
     * @return the token of the next generation
     */
    public LoginToken next(SigningKey signing) {
        return new LoginToken(signing, user, series, generation + 1, secret.next(signing, generation));
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "LoginToken[generation " + generation + "]";
    }
}
