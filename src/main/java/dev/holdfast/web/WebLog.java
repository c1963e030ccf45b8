package dev.holdfast.web;

import dev.holdfast.session.Denial;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What this package tells the operator about requests that failed; no stack traces of a store that is down. */
final class WebLog {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");
    private static final NotStoredLog NOT_STORED =
            new NotStoredLog(LOG, new RateLimit(InstantSource.system(), Duration.ofSeconds(10)));

    private WebLog() {}

    /** An outage fails every request: one warning in a while is enough. */
    static void notStored(@Nullable Throwable cause) {
        NOT_STORED.tell(cause);
    }

    /** Two requests that meet are the application's daily life: nothing for a log that somebody has to read. */
    static void conflict(Throwable cause) {
        LOG.log(Level.DEBUG, MessageFormat.format(WebMessages.CONFLICT, cause.getMessage()), cause);
    }

    /** Daily life, too: whoever may not do something asks all the same. */
    static void denied(Denial denial) {
        LOG.log(Level.DEBUG, MessageFormat.format(WebMessages.DENIED, denial.status(), denial));
    }

    static void late(Throwable cause) {
        LOG.log(Level.ERROR, MessageFormat.format(WebMessages.LATE_FAILURE, cause.getMessage()), cause);
    }

    static void refused(Throwable cause) {
        LOG.log(Level.ERROR, MessageFormat.format(WebMessages.REFUSED, cause.getMessage()), cause);
    }

    static void dropped(Throwable cause, boolean known) {
        Level level = known ? Level.DEBUG : Level.WARNING;
        LOG.log(level, MessageFormat.format(WebMessages.DROPPED, cause), cause);
    }

    static void unheard(Throwable cause) {
        LOG.log(Level.DEBUG, MessageFormat.format(WebMessages.UNHEARD, cause), cause);
    }

    static void mojarrasStateKeyMissing() {
        LOG.log(Level.WARNING, WebMessages.MOJARRAS_STATE_KEY_MISSING);
    }

    static void myFacesStateKeysMissing() {
        LOG.log(Level.WARNING, WebMessages.MYFACES_STATE_KEYS_MISSING);
    }
}
