package dev.holdfast.session.store;

/** What the store says to {@link RememberedLogins#recall}. */
public sealed interface RecallAnswer {

    /**
     * The store's time.
     *
     * @return milliseconds since 1970
     */
    long now();

    /**
     * The token is good.
     *
     * @param now the store's time
     * @param login as it was remembered
     * @param replaced whether the successor is the current one, by this call or by an equal one before
     */
    record Recalled(long now, byte[] login, boolean replaced) implements RecallAnswer {}

    /**
     * The token was replaced longer ago than the grace: two hold tokens of this login. All logins of its user are ended. Of parallel
     * uses one is told so.
     *
     * @param now the store's time
     * @param ended how many, this one included
     * @param login as it was remembered
     */
    record Replayed(long now, int ended, byte[] login) implements RecallAnswer {}

    /**
     * The login is there, but its secret is another one.
     *
     * @param now the store's time
     */
    record Forged(long now) implements RecallAnswer {}

    /**
     * There is no such login: it has ended, was not used for its lifetime, or is lost.
     *
     * @param now the store's time
     */
    record Unknown(long now) implements RecallAnswer {}
}
