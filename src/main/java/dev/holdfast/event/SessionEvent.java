package dev.holdfast.event;

/** Something that happened to a session. */
public sealed interface SessionEvent permits SessionStarted, SignedIn, SessionRenewed, SessionEnded, SessionLost {}
