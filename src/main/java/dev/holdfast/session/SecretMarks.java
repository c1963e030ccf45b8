package dev.holdfast.session;

import java.util.List;

/**
 * The fields that change whenever a session's former secrets become worthless at once (ASVS 7.2.4), which a renewal does not do: by them
 * an open connection that was proved by such a secret is told.
 */
public final class SecretMarks {

    /** How often {@code HttpServletRequest.changeSessionId} was called; there is no such field before the first time. */
    public static final String ID_CHANGES = "http-session:id-changes";

    /** All of them; the first one changes in any application, the others where {@code HttpSession} is replaced. */
    public static final List<String> ALL = List.of(Caller.FIELD, ID_CHANGES);

    private SecretMarks() {}
}
