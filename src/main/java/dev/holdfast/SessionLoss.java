package dev.holdfast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why the token that a client presented opened no session.
 *
 * @param reason why
 * @param ref the public name of the session that is over or gone; empty where the token proves none
 * @param at when it ended, by the store's clock; empty where that is not recorded
 * @param age how long ago the token was issued; empty where the token proves nothing
 */
public record SessionLoss(LossReason reason, Optional<String> ref, Optional<Instant> at, Optional<Duration> age) {}
