package dev.holdfast.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A request that tells a mechanism of no caller while it is asked for a new one: else what stands before it takes the one whom the
 * server knows already, as {@code @AutoApplySession} does, and nobody asks for the proof.
 */
final class UnknownCaller extends HttpServletRequestWrapper {

    private boolean over;

    UnknownCaller(HttpServletRequest request) {
        super(request);
    }

    /** From here on the caller may be known. */
    void over() {
        over = true;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return over ? super.getUserPrincipal() : null;
    }

    @Override
    public @Nullable String getRemoteUser() {
        return over ? super.getRemoteUser() : null;
    }
}
