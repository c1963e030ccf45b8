package dev.holdfast.benchmark;

import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.NodeWeb;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.web.RequestBinding;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** All contestants on one embedded server over one Redis, each as an application of its own. */
final class Applications implements AutoCloseable {

    /** Enough that every connection is served at once. */
    private static final int WORKERS = 64;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Deque<Runnable> running = new ArrayDeque<>();
    private final PathHandler paths = Handlers.path();
    private final Undertow server;

    private Applications() throws ServletException {
        RedisServer redis = RedisServer.inMemory();
        running.push(redis::close);
        deploy(holdfast(redis));
        deploy(hgetall(redis));
        deploy(spring(redis));
        deploy(new HttpSessionServlet().into(application("memory")));
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setWorkerThreads(WORKERS)
                .setHandler(paths)
                .build();
        server.start();
        running.push(server::stop);
    }

    static Applications start() throws ServletException {
        return new Applications();
    }

    URI address() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    @Override
    public void close() {
        running.forEach(Runnable::run);
    }

    private DeploymentInfo holdfast(RedisServer redis) {
        RedisSessionStore store = RedisSessionStore.connect(RedisConfigs.of(redis, TIMEOUT), "benchmark");
        running.push(store::close);
        Node node = Node.over(store, Map.of("holdfast.redis.timeout", "PT10S"), Ten.class, RequestBinding.class);
        running.push(node::close);
        return new HoldfastServlet(node.bean(Ten.class)).into(NodeWeb.of(node, "holdfast"));
    }

    /** With as many connections and threads as Holdfast gives its own client. */
    private DeploymentInfo hgetall(RedisServer redis) {
        Config config = new Config();
        config.setNettyThreads(4).setThreads(2).setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress(redis.address())
                .setConnectionPoolSize(4)
                .setConnectionMinimumIdleSize(1);
        RedissonClient client = Redisson.create(config);
        running.push(client::shutdown);
        return new HgetallServlet(client).into(application("hgetall"));
    }

    private DeploymentInfo spring(RedisServer redis) {
        System.setProperty(SpringSessions.PORT, String.valueOf(redis.port()));
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(SpringSessions.class);
        running.push(context::close);
        Filter filter = context.getBean("springSessionRepositoryFilter", Filter.class);
        return new HttpSessionServlet()
                .into(application("spring")
                        .addFilter(Servlets.filter("spring", Filter.class, new ImmediateInstanceFactory<>(filter)))
                        .addFilterUrlMapping("spring", "/*", DispatcherType.REQUEST));
    }

    private static DeploymentInfo application(String name) {
        return Servlets.deployment()
                .setClassLoader(Applications.class.getClassLoader())
                .setContextPath("/" + name)
                .setDeploymentName(name);
    }

    private void deploy(DeploymentInfo application) throws ServletException {
        DeploymentManager manager = Servlets.newContainer().addDeployment(application);
        manager.deploy();
        paths.addPrefixPath(application.getContextPath(), manager.start());
    }
}
