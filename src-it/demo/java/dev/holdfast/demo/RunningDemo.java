package dev.holdfast.demo;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The demo's parts: Redis, two nodes with the shop, the balancer. {@link #close()} may be called from another thread while
 * they start: what was begun is ended, and nothing is begun afterwards.
 */
public final class RunningDemo implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunningDemo.class.getName());

    private final DemoPorts ports;
    private final DemoServer server;
    private final WorkFolder folder;
    private final RedisProcess redis;
    private final Balancer balancer;
    private final List<ShopNode> nodes;

    /**
     * The parts, not yet started.
     *
     * @param ports where they are to listen
     * @throws IOException if no temporary folder can be made
     */
    public RunningDemo(DemoPorts ports) throws IOException {
        this.ports = ports;
        folder = WorkFolder.create();
        redis = new RedisProcess(ports.redis(), folder);
        BuildOutput build = BuildOutput.ofThisProject();
        server = DemoServer.chosen(build);
        NodeLaunch launch = new NodeLaunch(server, build, folder, redis.uri());
        balancer = new Balancer(ports.balancer());
        nodes = List.of(
                new ShopNode("node-1", ports.node1(), launch, balancer),
                new ShopNode("node-2", ports.node2(), launch, balancer));
    }

    /**
     * Starts everything, and returns when the shop answers on both nodes.
     *
     * @throws Exception if a part does not start; the message names it and its log
     */
    public void start() throws Exception {
        ShopWar.write(BuildOutput.ofThisProject(), folder.path("shop.war"));
        redis.start();
        List<CompletableFuture<Void>> starts =
                nodes.stream().map(ShopNode::start).toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
        starts.forEach(start -> start.exceptionally(failure -> {
            // One that cannot start ends the wait for the other.
            all.completeExceptionally(failure);
            return null;
        }));
        try {
            all.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The demo did not start. " + e.getCause().getMessage(), e.getCause());
        }
        balancer.start(new ControlApi(nodes));
    }

    /**
     * Where the shop is.
     *
     * @return the balancer's URL
     */
    public URI url() {
        return URI.create("http://" + DemoPorts.LOOPBACK.getHostAddress() + ":" + ports.balancer() + "/");
    }

    /** What the shop runs on. */
    String server() {
        return server.title();
    }

    /** One line for each part, for a person to read. */
    List<String> parts() {
        return Stream.concat(Stream.of(redis.toString()), nodes.stream().map(ShopNode::toString))
                .toList();
    }

    /** Ends everything that was started. Safe to call again. */
    @Override
    public void close() {
        // Resources are closed last to first, each whatever the others do.
        try (folder;
                redis;
                ShopNode first = nodes.get(0);
                ShopNode second = nodes.get(1);
                balancer) {
            LOG.log(System.Logger.Level.DEBUG, "Stopping {0}, {1}", first.name(), second.name());
        }
    }
}
