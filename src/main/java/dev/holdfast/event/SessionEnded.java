package dev.holdfast.event;

import dev.holdfast.LossReason;
import java.time.Instant;

/**
 * A session has ended. Told once, on one node; again only where that node dies before it is done, with the same id.
 *
 * @param id of this end, the same if it is told again: who must act once remembers it
 * @param ref the session's public name
 * @param reason why it ended
 * @param at when, by the store's clock
 */
public record SessionEnded(String id, String ref, LossReason reason, Instant at) implements SessionEvent {}
