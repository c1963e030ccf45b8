package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.testkit.KeptConnection;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.NodeWeb;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a request leaves for the garbage collector, on all threads of the JVM, over a real Redis and a real servlet container. */
@Tag(RedisServer.TAG)
class AllocationTest {

    private static final long BOUND = 15 * 1024;

    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 9;
    private static final int REQUESTS = 200;

    @Test
    void an_unchanged_read_of_a_small_bean_allocates_at_most_15_KB_more_than_a_request_without_a_session()
            throws Exception {
        try (RedisServer redis = RedisServer.inMemory();
                RedisSessionStore store =
                        RedisSessionStore.connect(RedisConfigs.of(redis, Duration.ofSeconds(10)), "allocation");
                Node node = Node.over(
                        store, Map.of("holdfast.redis.timeout", "PT10S"), Profile.class, RequestBinding.class)) {
            Undertow server = server(node);
            try (KeptConnection visitor = new KeptConnection(address(server));
                    KeptConnection stranger = new KeptConnection(address(server))) {
                visitor.visit("/shop/write");
                assertThat(visitor.visit("/shop/read")).isEqualTo(3);
                byte[] read = visitor.get("/shop/read");
                byte[] none = stranger.get("/shop/none");
                for (int i = 0; i < WARM_UP; i++) {
                    visitor.ask(read);
                    stranger.ask(none);
                }
                long[] costs = new long[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    costs[round] = allocatedBy(visitor, read) - allocatedBy(stranger, none);
                }
                Arrays.sort(costs);
                System.getLogger("figures").log(System.Logger.Level.INFO, "bytes per request: {0}", costs[ROUNDS / 2]);
                assertThat(costs[ROUNDS / 2])
                        .as("bytes per request, sorted rounds: %s", Arrays.toString(costs))
                        .isPositive()
                        .isLessThanOrEqualTo(BOUND);
            } finally {
                server.stop();
            }
        }
    }

    private static long allocatedBy(KeptConnection visitor, byte[] request) throws IOException {
        long before = allocated();
        for (int i = 0; i < REQUESTS; i++) {
            visitor.ask(request);
        }
        return (allocated() - before) / REQUESTS;
    }

    /** By all threads that live; those that serve requests and Redis live as long as the test. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private static Undertow server(Node node) throws ServletException {
        DeploymentInfo application = NodeWeb.of(node, "shop");
        application.addServlet(Servlets.servlet(
                        "profile",
                        HttpServlet.class,
                        new ImmediateInstanceFactory<HttpServlet>(new ProfileServlet(node.bean(Profile.class))))
                .addMapping("/*"));
        DeploymentManager manager = Servlets.newContainer().addDeployment(application);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setWorkerThreads(1)
                .setHandler(Handlers.path().addPrefixPath("/shop", manager.start()))
                .build();
        server.start();
        return server;
    }

    private static URI address(Undertow server) {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    @SessionScopedDistributed
    public static class Profile {

        private String name = "";
        private String language = "";
        private int visits;

        public void fill() {
            name = "Ada Lovelace";
            language = "en-GB";
            visits = 3;
        }

        public int visits() {
            return visits;
        }
    }

    private static final class ProfileServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Profile profile;

        ProfileServlet(Profile profile) {
            this.profile = profile;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int answer = 0;
            switch (request.getPathInfo()) {
                case "/write" -> profile.fill();
                case "/read" -> answer = profile.visits();
                default -> {}
            }
            response.setContentLength(1);
            response.getOutputStream().write('0' + answer);
        }
    }
}
