package dev.holdfast.wiring;

import java.lang.System.Logger.Level;

/** Where the deployment's warnings go. */
final class WiringLog {

    private static final System.Logger LOG = System.getLogger("dev.holdfast");

    private WiringLog() {}

    static void warn(String message) {
        LOG.log(Level.WARNING, message);
    }
}
