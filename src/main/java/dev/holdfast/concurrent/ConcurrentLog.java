package dev.holdfast.concurrent;

import java.lang.System.Logger.Level;
import java.text.MessageFormat;

/** What this package tells the operator. */
final class ConcurrentLog {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.concurrent");

    private ConcurrentLog() {}

    static void notStored(RuntimeException cause) {
        LOG.log(Level.ERROR, MessageFormat.format(ConcurrentMessages.NOT_STORED, cause.getMessage()), cause);
    }
}
