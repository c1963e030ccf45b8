package dev.holdfast.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response that holds back one cookie until it is known whether another goes in its place: what {@code addCookie} was told is
 * no header yet on every server (Undertow), and then it can't be replaced. A removal does not wait, as it may be
 * followed by an answer; it is told as text, which can be replaced. For one thread.
 */
final class HeldCookie extends HttpServletResponseWrapper {

    private final String name;
    private final Runnable remove;
    private @Nullable Cookie held;

    /**
     * A response around another.
     *
     * @param response that gets all other cookies
     * @param name of the cookie
     * @param remove has the client forget the cookie
     */
    HeldCookie(HttpServletResponse response, String name, Runnable remove) {
        super(response);
        this.name = name;
        this.remove = remove;
    }

    @Override
    public void addCookie(Cookie cookie) {
        if (!cookie.getName().equals(name)) {
            super.addCookie(cookie);
        } else if (cookie.getMaxAge() == 0) {
            held = null;
            remove.run();
        } else {
            held = cookie;
        }
    }

    /** Another one was told of. */
    void drop() {
        held = null;
    }

    /** Lets through what is still held. */
    void release() {
        if (held != null) {
            super.addCookie(held);
        }
    }
}
