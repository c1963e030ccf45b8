package dev.holdfast.demo.shop;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/**
 * Why the shop did not do what it was asked to, in the form of a problem (RFC 9457), as Holdfast's own refusals have it.
 *
 * @param title the status in words
 * @param status of the response
 * @param detail what the visitor is to read
 */
public record Refusal(String title, int status, String detail) {

    private static final String PROBLEM = "application/problem+json";

    /** A 401 has to carry one (RFC 9110, 15.5.2); of no scheme that a browser knows, so that none asks for a password itself. */
    private static final String CHALLENGE = "Session";

    static ClientErrorException of(Status status, String detail) {
        return new ClientErrorException(response(status, detail));
    }

    static Response response(Status status, String detail) {
        Response.ResponseBuilder response = Response.status(status)
                .type(PROBLEM)
                .entity(new Refusal(status.getReasonPhrase(), status.getStatusCode(), detail));
        if (status == Status.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        return response.build();
    }
}
