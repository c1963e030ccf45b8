package dev.holdfast.web;

import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells of requests that were answered with 503: a warning as often as its limit allows, with the count of those held back
 * since the last one, and the rest at DEBUG. Safe for use by several threads.
 */
final class NotStoredLog {

    private final System.Logger log;
    private final RateLimit warnings;
    private final AtomicLong heldBack = new AtomicLong();

    NotStoredLog(System.Logger log, RateLimit warnings) {
        this.log = log;
        this.warnings = warnings;
    }

    void tell(@Nullable Throwable cause) {
        String reason = cause == null ? "the store could not be asked" : String.valueOf(cause.getMessage());
        String message = MessageFormat.format(WebMessages.NOT_STORED, reason);
        if (warnings.tryAcquire()) {
            log.log(Level.WARNING, message + countOf(heldBack.getAndSet(0)));
        } else {
            heldBack.incrementAndGet();
        }
        log.log(Level.DEBUG, message, cause);
    }

    private static String countOf(long more) {
        return more == 0 ? "" : MessageFormat.format(WebMessages.HELD_BACK, Long.toString(more));
    }
}
