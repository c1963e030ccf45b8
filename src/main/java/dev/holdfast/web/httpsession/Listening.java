package dev.holdfast.web.httpsession;

import java.lang.System.Logger.Level;

/** Tells listeners; one that fails keeps neither the others nor the request from going on. */
final class Listening {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");

    private Listening() {}

    static void to(Object listener, Runnable call) {
        to("Listener " + listener.getClass().getName(), call);
    }

    static void to(String whom, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | LinkageError failed) {
            LOG.log(Level.ERROR, HttpSessionMessages.listenerFailed(whom), failed);
        }
    }
}
