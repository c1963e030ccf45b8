package dev.holdfast.session;

import dev.holdfast.SessionLoss;
import dev.holdfast.session.token.Token;
import java.util.Optional;

/**
 * What the texts are that came with a request for tokens.
 *
 * @param token the one that counts
 * @param loss why none does; empty where one does, or none came
 */
record PresentedToken(Optional<Token> token, Optional<SessionLoss> loss) {

    /** No text came. */
    static final PresentedToken NONE = new PresentedToken(Optional.empty(), Optional.empty());

    static PresentedToken of(Token token) {
        return new PresentedToken(Optional.of(token), Optional.empty());
    }

    /** What came is no token of ours. */
    static PresentedToken rejected(SessionLoss loss) {
        return new PresentedToken(Optional.empty(), Optional.of(loss));
    }
}
