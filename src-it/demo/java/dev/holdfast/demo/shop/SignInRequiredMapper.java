package dev.holdfast.demo.shop;

import dev.holdfast.SignInRequiredException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells the page that nobody is signed in any more. */
@Provider
public class SignInRequiredMapper implements ExceptionMapper<SignInRequiredException> {

    /** Answers with 401. */
    @Override
    public Response toResponse(SignInRequiredException nobody) {
        return Refusal.response(Status.UNAUTHORIZED, "You are not signed in.");
    }
}
