package dev.holdfast.web;

import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import org.jspecify.annotations.Nullable;

/** What this package tells the operator about requests that failed. */
final class WebLog {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");

    private WebLog() {}

    static void notStored(@Nullable Throwable cause) {
        LOG.log(Level.WARNING, WebMessages.NOT_STORED, cause);
    }

    static void late(Throwable cause) {
        LOG.log(Level.ERROR, MessageFormat.format(WebMessages.LATE_FAILURE, cause.getMessage()), cause);
    }

    static void dropped(Throwable cause) {
        Level level = StoreTrouble.isIn(cause) ? Level.DEBUG : Level.WARNING;
        LOG.log(level, MessageFormat.format(WebMessages.DROPPED, cause), cause);
    }

    static void unheard(Throwable cause) {
        LOG.log(Level.DEBUG, MessageFormat.format(WebMessages.UNHEARD, cause), cause);
    }
}
