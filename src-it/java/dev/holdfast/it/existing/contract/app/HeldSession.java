package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpSession;

/** The session that a request got last; it stays held after its end. */
final class HeldSession {

    HttpSession session;

    /** Says whether there was one to be held. */
    String hold(HttpSession got) {
        if (got == null) {
            return "none";
        }
        session = got;
        return "session";
    }
}
