package dev.holdfast.event;

/**
 * A session was stored for the first time.
 *
 * @param ref the session's public name
 */
public record SessionStarted(String ref) implements SessionEvent {}
