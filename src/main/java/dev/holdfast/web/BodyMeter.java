package dev.holdfast.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts the body's bytes to know before a write whether it fills the server's buffer or the declared length. Has no lock:
 * threads of one request that write at the same time count in some order.
 */
final class BodyMeter {

    static final long UNDECLARED = -1;

    private final HttpServletResponse response;
    private final FirstByteGate gate;
    private final AtomicLong written = new AtomicLong();
    private volatile long declared = UNDECLARED;

    BodyMeter(HttpServletResponse response, FirstByteGate gate) {
        this.response = response;
        this.gate = gate;
    }

    /**
     * A write is about to happen.
     *
     * @param bytes how many it brings, at the most
     * @return whether it may be passed on; else it is to be swallowed
     */
    boolean admits(long bytes) {
        long total = written.addAndGet(bytes);
        boolean sends = total >= response.getBufferSize() || declared != UNDECLARED && total >= declared;
        return sends ? gate.open() : !gate.isShut();
    }

    /** The body is empty again. */
    void emptied() {
        written.set(0);
    }

    void declare(long length) {
        declared = length;
    }

    void declare(String header, @Nullable String value) {
        if ("Content-Length".equalsIgnoreCase(header)) {
            try {
                declare(value == null ? UNDECLARED : Long.parseLong(value.strip()));
            } catch (NumberFormatException e) {
                declare(UNDECLARED); // the server's to judge
            }
        }
    }
}
