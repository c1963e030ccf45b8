package dev.holdfast.rest;

import java.lang.System.Logger.Level;

/** What this package tells the operator. */
final class RestLog {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.rest");

    private RestLog() {}

    /** The server would have logged it, had it not been answered. */
    static void failed(Throwable thrown) {
        LOG.log(Level.ERROR, RestMessages.failed(thrown), thrown);
    }
}
