package dev.holdfast.session;

import dev.holdfast.session.store.SessionRef;

/** Every message of the reaper, in one place. */
final class ReaperMessages {

    private ReaperMessages() {}

    static String callbackFailed(SessionRef ref) {
        return "HF0430: A callback of the end of session " + ref
                + " failed; the others ran, and the session has ended. Mend the callback: it is not called again.";
    }
}
