package dev.holdfast.memory;

import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.SecretHash;
import org.jspecify.annotations.Nullable;

/**
 * One remembered login. Immutable.
 *
 * @param login as it was remembered
 * @param generation of the current token
 * @param current the hash of its secret
 * @param previous the hash of the one before; null: there was none, or it is not known
 * @param pending whether the current token has yet to be seen; until then the one before stays good
 * @param graceUntil until when the one before stays good afterwards
 * @param replacedAt when the token was last replaced; 0: never
 * @param deadline when the login is over if it is not used again
 */
record RememberedLogin(
        byte[] login,
        int generation,
        SecretHash current,
        @Nullable SecretHash previous,
        boolean pending,
        long graceUntil,
        long replacedAt,
        long deadline) {

    /** Never replaced yet, so that its first use replaces the token. */
    static RememberedLogin first(byte[] login, SecretHash secret, long deadline) {
        return new RememberedLogin(login.clone(), 1, secret, null, false, 0, 0, deadline);
    }

    RememberedLogin usedUntil(long until) {
        return new RememberedLogin(login, generation, current, previous, pending, graceUntil, replacedAt, until);
    }

    /** The current token was seen. */
    RememberedLogin seen(long until) {
        return pending
                ? new RememberedLogin(login, generation, current, previous, false, until, replacedAt, deadline)
                : this;
    }

    RememberedLogin replaced(SecretHash successor, long now) {
        return new RememberedLogin(login, generation + 1, successor, current, true, 0, now, deadline);
    }

    /** The store was rolled back: takes a newer token for the current one. */
    RememberedLogin adopted(Credential newer, long now, long grace) {
        SecretHash before = newer.generation() == generation + 1 ? current : null;
        return new RememberedLogin(
                login, newer.generation(), newer.secret(), before, false, now + grace, now, deadline);
    }
}
