package dev.holdfast.web;

import dev.holdfast.session.TokenInstruction;
import dev.holdfast.session.WorkingSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** What the client is told of its token: remembered, as an emptied response has to be told again. Guarded by its gate. */
final class ToldToken {

    private final WorkingSession session;
    private final TokenTransport transport;
    private final HttpServletRequest request;
    private @Nullable TokenInstruction told;

    ToldToken(WorkingSession session, TokenTransport transport, HttpServletRequest request) {
        this.session = session;
        this.transport = transport;
        this.request = request;
    }

    /** Tells the newest instruction, in place of any former one. */
    void tell(HttpServletResponse response) {
        session.takeTokenInstruction().ifPresent(instruction -> told = instruction);
        if (told instanceof TokenInstruction.Send send) {
            transport.write(request, response, send.token());
        } else if (told instanceof TokenInstruction.Clear) {
            transport.clear(request, response);
        }
    }

    /** Empties a response that can still be emptied: nothing of the success remains, nor of the token. */
    void takeBack(HttpServletResponse response) {
        told = null;
        if (!response.isCommitted()) {
            response.reset();
        }
    }
}
