package dev.holdfast.session;

/** What the client is to be told of its token. */
public sealed interface TokenInstruction {

    /**
     * The client is to use this token from now on.
     *
     * @param token as the client will present it
     */
    record Send(String token) implements TokenInstruction {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Send[…]";
        }
    }

    /** The client is to forget its token: the session has ended. */
    record Clear() implements TokenInstruction {}
}
