package dev.holdfast.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The four ports that the demo listens on, all of the loopback address.
 *
 * @param balancer {@code demo.port}
 * @param node1 {@code demo.node1.port}
 * @param node2 {@code demo.node2.port}
 * @param redis {@code demo.redis.port}
 */
public record DemoPorts(int balancer, int node1, int node2, int redis) {

    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    static DemoPorts fromSystemProperties() {
        return new DemoPorts(
                port("demo.port", 8080),
                port("demo.node1.port", 8081),
                port("demo.node2.port", 8082),
                port("demo.redis.port", 6399));
    }

    /**
     * Four ports that were free a moment ago.
     *
     * @return the ports
     * @throws IOException if the system has none
     */
    public static DemoPorts free() throws IOException {
        try (ServerSocket a = bind(0);
                ServerSocket b = bind(0);
                ServerSocket c = bind(0);
                ServerSocket d = bind(0)) {
            return new DemoPorts(a.getLocalPort(), b.getLocalPort(), c.getLocalPort(), d.getLocalPort());
        }
    }

    /** Throws one message with every port that is taken, by another program or twice by the settings. */
    void requireFree() {
        Map<Integer, String> seen = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        byProperty().forEach((property, port) -> {
            String other = seen.putIfAbsent(port, property);
            if (other != null) {
                faults.add("Port " + port + " is given to both " + other + " and " + property
                        + ": choose another with -D" + property + "=<port>.");
            } else if (!isFree(port)) {
                faults.add("Port " + port + " (" + property + ") is in use on " + LOOPBACK.getHostAddress()
                        + ": end what listens there, or choose another with -D" + property + "=<port>.");
            }
        });
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The demo was not started. " + String.join(" ", faults));
        }
    }

    private Map<String, Integer> byProperty() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("demo.port", balancer);
        ports.put("demo.node1.port", node1);
        ports.put("demo.node2.port", node2);
        ports.put("demo.redis.port", redis);
        return ports;
    }

    private static int port(String property, int byDefault) {
        return Settings.number(property, byDefault, 1, 65_535);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = bind(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
