package dev.holdfast.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 connection that stays open, with one cookie: as much of a browser as a measurement needs. Asking allocates
 * nothing. For answers that are short, of status 200 and of a given length. For one thread at a time.
 */
public final class KeptConnection implements AutoCloseable {

    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] COOKIE = ascii("Set-Cookie: ");
    private static final byte[] OK = ascii("HTTP/1.1 200 ");

    private final Socket socket = new Socket();
    private final InputStream in;
    private final String host;
    private final byte[] buffer = new byte[16 * 1024];
    private String cookie = "";
    private int filled;

    /** Connects to the server of this URL. */
    public KeptConnection(URI server) throws IOException {
        host = server.getHost() + ":" + server.getPort();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        in = socket.getInputStream();
    }

    /** A GET of this path, with the cookie that is known now. */
    public byte[] get(String path) {
        String cookies = cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n";
        return ascii("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + cookies + "\r\n");
    }

    /** Sends a request and reads its answer: a number. */
    public long ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        filled = 0;
        int head = readHead();
        if (indexOf(OK, head) != 0) {
            throw new IOException("Not OK: " + new String(buffer, 0, filled, StandardCharsets.US_ASCII));
        }
        int length = (int) numberAt(indexOf(LENGTH, head) + LENGTH.length, head);
        while (filled < head + length) {
            readMore();
        }
        return numberAt(head, head + length);
    }

    /** Sends a request and keeps the cookie that its answer sets. */
    public long visit(String path) throws IOException {
        long answer = ask(get(path));
        int at = indexOf(COOKIE, filled);
        if (at >= 0) {
            cookie = new String(buffer, at + COOKIE.length, filled - at - COOKIE.length, StandardCharsets.US_ASCII)
                    .split("[;\r]", 2)[0];
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int readHead() throws IOException {
        int end = -1;
        while (end < 0) {
            readMore();
            end = indexOf(HEAD_END, filled);
        }
        return end + HEAD_END.length;
    }

    private void readMore() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("The server closed the connection");
        }
        filled += read;
    }

    private int indexOf(byte[] wanted, int limit) {
        for (int at = 0; at <= limit - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && buffer[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private long numberAt(int start, int limit) {
        long number = 0;
        for (int at = start; at < limit && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
            number = 10 * number + buffer[at] - '0';
        }
        return number;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
