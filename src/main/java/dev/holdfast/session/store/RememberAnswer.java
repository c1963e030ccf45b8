package dev.holdfast.session.store;

/**
 * What the store says to {@link RememberedLogins#remember}.
 *
 * @param now the store's time, in milliseconds since 1970
 * @param remembered false where all of the user's logins were ended meanwhile, or the request came too late
 */
public record RememberAnswer(long now, boolean remembered) {}
