package dev.holdfast.event;

import dev.holdfast.SessionLoss;

/**
 * A client presented a token that opens no session. Told once on each node for a session, as far as the node remembers: the client
 * may present it many times. Tokens that prove no session of this application are told each time.
 *
 * @param loss why, and which session
 */
public record SessionLost(SessionLoss loss) implements SessionEvent {}
