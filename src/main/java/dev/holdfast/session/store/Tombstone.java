package dev.holdfast.session.store;

import dev.holdfast.LossReason;

/**
 * The short record of an ended session.
 *
 * @param reason why it ended
 * @param at when, in milliseconds of the store's clock
 * @param node the node that ended it; {@code -} where a look at the session found it overdue
 * @param claim the random name of whoever runs the callbacks of its end; {@code -} where nobody does yet
 */
public record Tombstone(LossReason reason, long at, String node, String claim) {}
