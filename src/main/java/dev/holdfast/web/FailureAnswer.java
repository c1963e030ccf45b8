package dev.holdfast.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a client gets in place of a result that could not be stored. */
enum FailureAnswer {
    /** The store is in trouble, or the session was lost: coming again helps. */
    UNAVAILABLE(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Service unavailable. Please try again in a moment.\n"),
    /** Another request was first: what this one did has to be looked at again. */
    CONFLICT(
            HttpServletResponse.SC_CONFLICT,
            "Conflict: another request changed the same. Please look at it again, and try again.\n"),
    /** The application tried to store what cannot be stored. */
    FAULT(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Internal server error.\n");

    /** Seconds (RFC 9110, 10.2.3): a node's breaker probes about that often. */
    private static final String RETRY_AFTER = "1";

    private final int status;
    private final byte[] body;

    FailureAnswer(int status, String text) {
        this.status = status;
        this.body = text.getBytes(StandardCharsets.UTF_8);
    }

    boolean is(int answered) {
        return answered == status;
    }

    /** Tells the operator, as loudly as it deserves. */
    void log(Throwable cause) {
        if (this == CONFLICT) {
            WebLog.conflict(cause);
        } else {
            WebLog.notStored(cause);
        }
    }

    /** An application's own 503 tells, like ours, when to come again. */
    static void inviteBack(int status, HttpServletResponse response) {
        if (status == UNAVAILABLE.status && !response.containsHeader("Retry-After")) {
            response.setHeader("Retry-After", RETRY_AFTER);
        }
    }

    /** Sends itself off on an empty response. */
    void send(HttpServletResponse response) {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        if (this == UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER);
        }
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException | IllegalStateException e) {
            WebLog.unheard(e);
        }
    }
}
