package dev.holdfast.web;

import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import org.jspecify.annotations.Nullable;

/** What this package tells the operator about requests that failed; no stack traces of a store that is down. */
final class WebLog {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");

    private WebLog() {}

    static void notStored(@Nullable Throwable cause) {
        String reason = cause == null ? "the store could not be asked" : String.valueOf(cause.getMessage());
        LOG.log(Level.WARNING, MessageFormat.format(WebMessages.NOT_STORED, reason));
        LOG.log(Level.DEBUG, reason, cause);
    }

    static void late(Throwable cause) {
        LOG.log(Level.ERROR, MessageFormat.format(WebMessages.LATE_FAILURE, cause.getMessage()), cause);
    }

    static void refused(Throwable cause) {
        LOG.log(Level.ERROR, MessageFormat.format(WebMessages.REFUSED, cause.getMessage()), cause);
    }

    static void dropped(Throwable cause) {
        Level level = StoreTrouble.isIn(cause) ? Level.DEBUG : Level.WARNING;
        LOG.log(level, MessageFormat.format(WebMessages.DROPPED, cause), cause);
    }

    static void unheard(Throwable cause) {
        LOG.log(Level.DEBUG, MessageFormat.format(WebMessages.UNHEARD, cause), cause);
    }
}
