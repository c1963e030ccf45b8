package dev.holdfast.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** How the token travels between client and server. Safe for use by several threads. */
interface TokenTransport {

    /**
     * What the client presented as tokens, in its order; anything at all may stand in them. Never fails.
     *
     * @param request that may carry tokens
     * @return the candidates; empty texts are none
     */
    List<String> read(HttpServletRequest request);

    /**
     * Whether a client that brought no token asks to be told of one this way.
     *
     * @param request that carries no token
     * @return false unless it says so
     */
    default boolean isAskedFor(HttpServletRequest request) {
        return false;
    }

    /**
     * Whether the way is a cookie, as an application may ask of an HttpSession's id.
     *
     * @return true for a cookie
     */
    boolean isCookie();

    /**
     * Gives the client a token, in place of whatever this response told it before. Has no effect on a response whose first
     * byte has left.
     *
     * @param request as the client made it
     * @param response that is to carry the token
     * @param token the new one
     */
    void write(HttpServletRequest request, HttpServletResponse response, String token);

    /**
     * Makes the client forget its token, in place of whatever this response told it before.
     *
     * @param request as the client made it
     * @param response that is to tell it
     */
    void clear(HttpServletRequest request, HttpServletResponse response);

    /**
     * Hides what came this way from who may keep the request itself.
     *
     * @param request that may carry tokens
     * @return the same in all else
     */
    HttpServletRequest hide(HttpServletRequest request);
}
