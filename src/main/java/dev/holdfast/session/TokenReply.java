package dev.holdfast.session;

import dev.holdfast.session.token.Token;
import dev.holdfast.session.token.TokenSigner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one request's client is to be told of its token, and whether it still can be. Guarded by its working session. */
final class TokenReply {

    private final TokenSigner tokens;
    private @Nullable TokenInstruction instruction;
    private boolean firstByteLeft;

    TokenReply(TokenSigner tokens) {
        this.tokens = tokens;
    }

    void send(Token token) {
        instruction = new TokenInstruction.Send(tokens.write(token));
    }

    void clear() {
        instruction = new TokenInstruction.Clear();
    }

    Optional<TokenInstruction> take() {
        Optional<TokenInstruction> taken = Optional.ofNullable(instruction);
        instruction = null;
        return taken;
    }

    void firstByteLeft() {
        firstByteLeft = true;
    }

    /** Whether the client can no longer be told. */
    boolean isTooLate() {
        return firstByteLeft;
    }
}
