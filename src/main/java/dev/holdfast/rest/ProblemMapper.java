package dev.holdfast.rest;

import dev.holdfast.HoldfastException;
import dev.holdfast.session.Denial;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

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
    private static final Pattern CODE = Pattern.compile("HF[0-9]{4}");

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
                .entity(body(problem, thrown.code()));
        if (problem.isPassing()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (problem.isChallenge()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, Denial.CHALLENGE);
        }
        return answer.build();
    }

    /** As bytes: a server's JSON provider may take a text for a value to be quoted. All in it are our own words. */
    private static byte[] body(Problem problem, String code) {
        String members = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                .formatted(
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        CODE.matcher(code).matches() ? ",\"code\":\"" + code + "\"" : "");
        return members.getBytes(StandardCharsets.UTF_8);
    }
}
