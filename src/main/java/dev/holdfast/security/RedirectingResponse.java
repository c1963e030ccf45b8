package dev.holdfast.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** A response that does something before it sends the client elsewhere, after which no token could be told any more. */
final class RedirectingResponse extends HttpServletResponseWrapper {

    private final Runnable before;

    RedirectingResponse(HttpServletResponse response, Runnable before) {
        super(response);
        this.before = before;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        before.run();
        super.sendRedirect(location);
    }
}
