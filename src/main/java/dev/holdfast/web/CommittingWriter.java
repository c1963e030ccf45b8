package dev.holdfast.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** The response's writer as the application sees it, beneath the {@link PrintWriter} that it is given. */
final class CommittingWriter extends Writer {

    private final PrintWriter raw;
    private final FirstByteGate gate;
    private final BodyMeter meter;
    private final EncodedLength encoded;

    CommittingWriter(PrintWriter raw, FirstByteGate gate, BodyMeter meter, String charset) {
        this.raw = raw;
        this.gate = gate;
        this.meter = meter;
        this.encoded = EncodedLength.in(charset);
    }

    @Override
    public void write(int one) throws IOException {
        if (meter.admits(encoded.of((char) one))) {
            raw.write(one);
        }
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        long bytes = 0;
        for (int i = offset; i < offset + length; i++) {
            bytes += encoded.of(text[i]);
        }
        if (meter.admits(bytes)) {
            raw.write(text, offset, length);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        long bytes = 0;
        for (int i = offset; i < offset + length; i++) {
            bytes += encoded.of(text.charAt(i));
        }
        if (meter.admits(bytes)) {
            raw.write(text, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (gate.flush()) {
            check();
        }
    }

    @Override
    public void close() {
        if (gate.flush()) {
            raw.close();
        }
    }

    /** Flushes. The server's writer hides its errors; the application's is to know of them. */
    private void check() throws IOException {
        if (raw.checkError()) {
            throw new IOException("The server's writer failed");
        }
    }
}
