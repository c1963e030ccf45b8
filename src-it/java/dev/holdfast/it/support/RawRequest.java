package dev.holdfast.it.support;

import dev.holdfast.testkit.secrecy.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** One request over a connection of its own, whose answer is read byte by byte: what a client sees, when it sees it. */
public final class RawRequest implements AutoCloseable {

    private final Socket socket;
    private final byte[] request;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /**
     * Connects, but sends nothing yet.
     *
     * @param uri to get
     * @param visitor whose cookies go along
     */
    public RawRequest(URI uri, Visitor visitor) {
        this(uri, uri.getAuthority(), visitor);
    }

    /**
     * Connects, but sends nothing yet, as a balancer does that several nodes are behind.
     *
     * @param uri to get
     * @param host that the client has asked for
     * @param visitor whose cookies go along
     */
    public RawRequest(URI uri, String host, Visitor visitor) {
        this(uri, host, visitor, "GET", "");
    }

    private RawRequest(URI uri, String host, Visitor visitor, String method, String rest) {
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String cookies = visitor.cookieHeader();
        request = (method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                        + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n")
                        + (rest.isEmpty() ? "\r\n" : rest))
                .getBytes(StandardCharsets.US_ASCII);
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Connects, but sends nothing yet, to submit a form.
     *
     * @param uri to post to
     * @param host that the client has asked for
     * @param visitor whose cookies go along
     * @param form encoded as forms are
     * @return the request
     */
    public static RawRequest posting(URI uri, String host, Visitor visitor, String form) {
        String rest = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form;
        return new RawRequest(uri, host, visitor, "POST", rest);
    }

    /**
     * Sends the request.
     *
     * @return this
     */
    public RawRequest send() {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Waits for the first byte of the answer, and reads no other.
     *
     * @return this
     */
    public RawRequest awaitFirstByte() {
        try {
            int first = socket.getInputStream().read();
            if (first < 0) {
                throw new AssertionError("the connection was closed without an answer");
            }
            received.write(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Reads to the end of the connection.
     *
     * @return status line, headers and body, as they were sent
     */
    public String all() {
        try {
            InputStream in = socket.getInputStream();
            in.transferTo(received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String answer = received.toString(StandardCharsets.UTF_8);
        Secrets.tokensIn(head(answer).toList());
        return answer;
    }

    /**
     * The values of a header in a raw answer.
     *
     * @param answer status line, headers and body
     * @param name of the header
     * @return its values, none where it is absent
     */
    public static List<String> headers(String answer, String name) {
        return head(answer)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    private static Stream<String> head(String answer) {
        return answer.lines().takeWhile(line -> !line.isEmpty());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
