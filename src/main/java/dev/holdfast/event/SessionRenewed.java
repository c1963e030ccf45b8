package dev.holdfast.event;

/**
 * The secret that proves a session was replaced, without a sign-in.
 *
 * @param ref the session's public name
 */
public record SessionRenewed(String ref) implements SessionEvent {}
