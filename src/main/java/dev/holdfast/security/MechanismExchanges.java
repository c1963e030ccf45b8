package dev.holdfast.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Gives mechanisms what filters and servlets have: the way to the door of the web. Safe for use by several threads. */
public interface MechanismExchanges {

    /**
     * Begins a call of a mechanism.
     *
     * @param request of the server, or around its
     * @param response of the server, or around its
     * @return empty where the request has no session of Holdfast's
     */
    Optional<MechanismExchange> of(HttpServletRequest request, HttpServletResponse response);
}
