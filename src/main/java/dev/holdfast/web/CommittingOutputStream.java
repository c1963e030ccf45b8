package dev.holdfast.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The response's stream as the application sees it, blocking or not. */
final class CommittingOutputStream extends ServletOutputStream {

    private final ServletOutputStream raw;
    private final RequestSession session;
    private final BodyMeter meter;

    CommittingOutputStream(ServletOutputStream raw, RequestSession session, BodyMeter meter) {
        this.raw = raw;
        this.session = session;
        this.meter = meter;
    }

    @Override
    public void write(int one) throws IOException {
        if (meter.admits(1)) {
            raw.write(one);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (meter.admits(length)) {
            raw.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (session.gate().flush()) {
            raw.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (session.gate().flush()) {
            raw.close();
        }
    }

    /** What is swallowed can always be written: else the application would wait for a call that never comes. */
    @Override
    public boolean isReady() {
        return session.gate().isShut() || raw.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        raw.setWriteListener(new BoundWriteListener(listener, session.working()));
    }
}
