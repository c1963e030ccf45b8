package dev.holdfast.session.token;

/** What a presented text turned out to be. */
public sealed interface TokenReading {

    /**
     * A token that one of this application's keys has signed for this namespace.
     *
     * @param token as it was issued; whether its session still lives only the store knows
     */
    record Verified(Token token) implements TokenReading {}

    /**
     * Anything else.
     *
     * @param reason why it is none
     */
    record Rejected(Reason reason) implements TokenReading {}

    /** Why a text is not a token of this application. */
    enum Reason {
        /** It has not the form of a token: garbage, truncated, oversized. */
        MALFORMED,
        /** Its signature is wrong for this namespace: forged, or another application's. */
        FORGED,
        /** It names a key that no node of this application is known to hold. */
        FOREIGN_KEY
    }
}
