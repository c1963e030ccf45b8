package dev.holdfast.it.deployment;

import dev.holdfast.SessionScopedDistributed;
import java.io.InputStream;
import java.util.List;

/** Its fields are of types that cannot come back. */
@SessionScopedDistributed
class Drawer {
    private InputStream stream;
    private Thread thread;
    private List<?> anything;
    private Object something;

    Object content() {
        return List.of(stream, thread, anything, something);
    }
}
