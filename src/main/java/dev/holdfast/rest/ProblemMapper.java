package dev.holdfast.rest;

import dev.holdfast.HoldfastException;
import dev.holdfast.session.Denial;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.nio.charset.StandardCharsets;

/**
 * Answers an exception of Holdfast's that leaves a resource by problem details (RFC 9457): {@code type}, {@code title}, {@code
 * status}, {@code detail}, and {@code code}, which is the exception's. An application's own mapper of the same exceptions, or of
 * one of them, counts more.
 *
 * <p>It never makes a success of a failure: the gate before the first byte still stores what was changed, and still answers by
 * itself where that fails. Safe for use by several threads.
 */
@Priority(Priorities.USER + 1_000_000)
public final class ProblemMapper implements ExceptionMapper<HoldfastException> {

    private static final String TYPE = "application/problem+json";
    private static final String RETRY_AFTER = "1"; // seconds, as in the answers of the web's door

    /** Made by the server. */
    public ProblemMapper() {}

    @Override
    public Response toResponse(HoldfastException thrown) {
        Problem problem = Problem.of(thrown);
        if (problem.isFault()) {
            RestLog.failed(thrown);
        }
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.json(thrown.code())
                        .getBytes(StandardCharsets.UTF_8)); // a text might get quoted as JSON
        if (problem.isPassing()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (problem.isChallenge()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, Denial.CHALLENGE);
        }
        return answer.build();
    }
}
