package dev.holdfast.demo.shop;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells a client that what it sent cannot be read; the server itself would say 500. */
@Provider
public class UnreadableBodyMapper implements ExceptionMapper<ProcessingException> {

    /** Answers with 400. */
    @Override
    public Response toResponse(ProcessingException unreadable) {
        return Refusal.response(Status.BAD_REQUEST, "What was sent cannot be read.");
    }
}
