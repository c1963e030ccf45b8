package dev.holdfast.it.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One connection to Redis that speaks the RESP2 protocol with the JDK alone, so that a test's own commands don't go
 * through the library under test. Strings are ISO 8859-1: one character a byte.
 */
public final class RedisConnection implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream in;

    /**
     * Connects to a server on the loopback interface.
     *
     * @param port where it listens
     */
    public RedisConnection(int port) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            socket.setSoTimeout(5_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends one command and waits for its answer.
     *
     * @param words the command and its arguments
     * @return a String, a Long, a List of these, or null
     * @throws IllegalStateException if Redis answers with an error
     */
    public Object call(String... words) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("*" + words.length + "\r\n").getBytes(ISO_8859_1));
        for (String word : words) {
            request.writeBytes(("$" + word.length() + "\r\n" + word + "\r\n").getBytes(ISO_8859_1));
        }
        try {
            socket.getOutputStream().write(request.toByteArray());
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends one command whose answer is a list of strings.
     *
     * @param words the command and its arguments
     * @return the list
     */
    public List<String> list(String... words) {
        return ((List<?>) call(words)).stream().map(String.class::cast).toList();
    }

    /**
     * Reads the lines that Redis sends by itself after MONITOR.
     *
     * @param more takes each line, and says whether to wait for another
     */
    void lines(Predicate<String> more) {
        try {
            while (more.test(line())) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            default -> throw new IllegalStateException("Redis says: " + rest);
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        String value = new String(in.readNBytes(length), ISO_8859_1);
        line();
        return value;
    }

    private List<Object> array(int length) throws IOException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(answer());
        }
        return values;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\r'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.write(b);
        }
        if (in.read() != '\n') {
            throw new IOException("no line feed after a carriage return");
        }
        return line.toString(ISO_8859_1);
    }
}
