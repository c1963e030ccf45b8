package dev.holdfast.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The response as the application sees it: every call that may send bytes asks the gate first. */
final class CommittingResponse extends HttpServletResponseWrapper {

    private final RequestSession session;
    private final FirstByteGate gate;
    private final BodyMeter meter;
    private @Nullable CommittingOutputStream stream;
    private @Nullable PrintWriter writer;

    private CommittingResponse(HttpServletResponse response, RequestSession session) {
        super(response);
        this.session = session;
        this.gate = session.gate();
        this.meter = new BodyMeter(response, gate);
        gate.serves(response);
    }

    /** Ours, from within the application's wrappers, or a new one around the server's. */
    static CommittingResponse of(HttpServletResponse response, RequestSession session) {
        for (ServletResponse inner = response; ; ) {
            if (inner instanceof CommittingResponse ours && ours.session == session) {
                return ours;
            }
            if (!(inner instanceof ServletResponseWrapper wrapper)) {
                return new CommittingResponse(response, session);
            }
            inner = wrapper.getResponse();
        }
    }

    /** The same response if ours is in it, else with ours around it. */
    static HttpServletResponse within(HttpServletResponse response, RequestSession session) {
        CommittingResponse ours = of(response, session);
        return ours.getResponse() == response ? ours : response;
    }

    /** Sends off an answer that is complete, so that what comes after the request comes after the answer. */
    void finish() throws IOException {
        if (!gate.isComplete()) {
            return;
        }
        if (writer != null) {
            writer.close();
        } else {
            closeStream();
        }
    }

    private void closeStream() throws IOException {
        ServletOutputStream open;
        try {
            open = getOutputStream();
        } catch (IllegalStateException serverHasAWriter) { // Payara writes the body of a redirect by itself
            flushBuffer();
            return;
        }
        open.close();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream raw = super.getOutputStream();
        if (stream == null) {
            stream = new CommittingOutputStream(raw, session, meter);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (gate.isShut() && writer == null) { // the server's response is used up
            return new PrintWriter(Writer.nullWriter());
        }
        PrintWriter raw = super.getWriter();
        if (writer == null) {
            writer = new PrintWriter(new CommittingWriter(raw, gate, meter, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (gate.flush()) {
            super.flushBuffer();
        }
    }

    @Override
    public boolean isCommitted() {
        return gate.isShut() || super.isCommitted();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (gate.announceError(status)) {
            meter.emptied();
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (gate.announceError(status)) {
            meter.emptied();
            super.sendError(status);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (gate.flush()) {
            super.sendRedirect(location);
        }
    }

    @Override
    public void reset() {
        if (!gate.isShut()) {
            super.reset();
            meter.emptied();
            meter.declare(BodyMeter.UNDECLARED);
            stream = null;
            writer = null;
            gate.headersCleared();
        }
    }

    @Override
    public void resetBuffer() {
        if (!gate.isShut()) {
            super.resetBuffer();
            meter.emptied();
        }
    }

    @Override
    public void setBufferSize(int size) {
        if (!gate.isShut()) {
            super.setBufferSize(size);
        }
    }

    @Override
    public void setContentLength(int length) {
        meter.declare(length);
        super.setContentLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        meter.declare(length);
        super.setContentLengthLong(length);
    }

    @Override
    public void setHeader(String name, String value) {
        meter.declare(name, value);
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        meter.declare(name, value);
        super.addHeader(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        meter.declare(name, Integer.toString(value));
        super.setIntHeader(name, value);
    }

    @Override
    public void addIntHeader(String name, int value) {
        meter.declare(name, Integer.toString(value));
        super.addIntHeader(name, value);
    }

    /** Holdfast's session never stands in a URL, and where it is the application's only one, no other does. */
    @Override
    public String encodeURL(String url) {
        return session.isOnlySession() ? url : super.encodeURL(url);
    }

    @Override
    public String encodeRedirectURL(String url) {
        return session.isOnlySession() ? url : super.encodeRedirectURL(url);
    }
}
