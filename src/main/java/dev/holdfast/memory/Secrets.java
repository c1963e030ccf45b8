package dev.holdfast.memory;

import dev.holdfast.session.store.SecretHash;
import org.jspecify.annotations.Nullable;

/**
 * Which secrets are good.
 *
 * @param generation of the current secret
 * @param floor the first generation not replaced by a sign-in
 * @param pending whether the current secret has yet to be seen; until then the one before stays good without limit
 * @param graceUntil until when the one before stays good afterwards
 * @param current the hash of the current secret
 * @param previous the hash of the one before
 */
record Secrets(
        int generation,
        int floor,
        boolean pending,
        long graceUntil,
        SecretHash current,
        @Nullable SecretHash previous) {

    static Secrets first(SecretHash secret) {
        return new Secrets(1, 0, false, 0, secret, null);
    }

    Secrets renewed(SecretHash to) {
        return new Secrets(generation + 1, floor, true, 0, to, current);
    }

    /** A sign-in: no former secret is good any more; in place of a grace stands when it was. */
    Secrets replaced(SecretHash to, long now) {
        return new Secrets(generation + 1, generation + 1, false, now, to, null);
    }

    /** Whether the one before is good no more. */
    boolean settled(long now) {
        return !pending && now >= graceUntil;
    }

    /** The new secret was seen for the first time. */
    Secrets seen(long until) {
        return new Secrets(generation, floor, false, until, current, previous);
    }
}
