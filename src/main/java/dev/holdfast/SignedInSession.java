package dev.holdfast;

import java.time.Instant;
import java.util.Optional;

/**
 * One of a user's sessions, as a list of devices shows it. Nothing in it proves anything.
 *
 * @param ref the session's public name
 * @param startedAt when the session was first stored
 * @param signedInAt when the user last signed in to it
 * @param lastUsedAt when it was last known to be in use, exact to {@code holdfast.session.touch-interval}
 * @param address of the client that signed in; empty unless {@code holdfast.user.record-device} is on
 * @param device that client in a few words, as {@code Firefox on Linux}; empty unless the same is on
 * @param current whether it is the session of this request
 */
public record SignedInSession(
        String ref,
        Instant startedAt,
        Instant signedInAt,
        Instant lastUsedAt,
        Optional<String> address,
        Optional<String> device,
        boolean current) {}
