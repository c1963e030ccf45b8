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
     * @return the candidates, none of them longer than a token can be
     */
    List<String> read(HttpServletRequest request);

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
}
