package dev.holdfast.it.websocket;

import dev.holdfast.it.support.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A visitor's socket: says something, and hears what comes back. */
final class Wire implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final long PATIENCE_SECONDS = 15;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final WebSocket socket;

    private Wire(URI uri, String cookies) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies);
        }
        socket = builder.buildAsync(URI.create(uri.toString().replaceFirst("^http", "ws")), new Ear())
                .join();
    }

    static Wire to(URI uri, Visitor visitor) {
        return new Wire(uri, visitor.cookieHeader());
    }

    /** Where the server closes meanwhile that is told by {@link #end}. */
    Wire say(String line) {
        socket.sendText(line, true).exceptionally(gone -> socket).join();
        return this;
    }

    String ask(String line) {
        return say(line).hear();
    }

    String hear() {
        try {
            String line = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("nothing came; the end: " + end.getNow("open"));
            }
            return line;
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    /** The code and the reason by which the server closes. */
    String end() {
        return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Whether nothing has come that was not heard. */
    boolean isSilent() {
        return heard.isEmpty();
    }

    boolean isOpen() {
        return !end.isDone();
    }

    /** By the client. */
    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").exceptionally(gone -> socket);
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder line = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            line.append(part);
            if (last) {
                heard.add(line.toString());
                line.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end.complete(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.complete("error " + error);
        }
    }
}
