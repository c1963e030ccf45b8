package dev.holdfast.it.websocket;

import dev.holdfast.it.support.PayaraNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.*;
import org.junit.jupiter.api.*;

class WebSocketIT {
    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final PayaraNode N1 = new PayaraNode("websocket-1");

    @Test
    void probe() throws Exception {
        N1.begin(Wars.application("sockets", WebSocketIT.class, REDIS, Map.of()))
                .awaitReady();
        try {
            Visitor visitor = new Visitor();
            visitor.readEventually(N1.uri("/sockets/api/tally"));
            System.out.println(visitor.post(N1.uri("/sockets/api/tally?line=a")).body());
            for (String path : new String[] {"tally", "final", "plain"}) {
                try {
                    CompletableFuture<String> got = new CompletableFuture<>();
                    WebSocket socket = HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .header("Cookie", visitor.cookieHeader())
                            .buildAsync(
                                    URI.create(N1.uri("/sockets/" + path)
                                            .toString()
                                            .replace("http", "ws")),
                                    new WebSocket.Listener() {
                                        @Override
                                        public CompletionStage<?> onText(WebSocket s, CharSequence t, boolean last) {
                                            got.complete(t.toString());
                                            s.request(1);
                                            return null;
                                        }

                                        @Override
                                        public CompletionStage<?> onClose(WebSocket s, int code, String reason) {
                                            got.complete("closed " + code + reason);
                                            return null;
                                        }
                                    })
                            .get(10, TimeUnit.SECONDS);
                    socket.sendText("hello", true);
                    System.out.println(path + " GOT " + got.get(5, TimeUnit.SECONDS));
                    socket.sendClose(1000, "").get(5, TimeUnit.SECONDS);
                } catch (Exception e) {
                    System.out.println(path + " " + e);
                }
            }
        } finally {
            N1.close();
        }
    }
}
