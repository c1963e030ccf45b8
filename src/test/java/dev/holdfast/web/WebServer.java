package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.SessionEvents;
import dev.holdfast.session.Sessions;
import dev.holdfast.testkit.Configs;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.SentTokens;
import dev.holdfast.web.httpsession.HttpSessions;
import dev.holdfast.web.httpsession.ListenerInstances;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A real servlet container with Holdfast's filter in it, over a store that can fail; a request listener stands in for CDI. */
final class WebServer implements AutoCloseable {

    static final int LARGEST_FIELD = 1_000;

    final FaultyStore store = new FaultyStore(new MemorySessionStore(InstantSource.system()));
    /** What left the application, and Holdfast, as an exception. */
    final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    volatile Runnable beforeEnd = () -> {};
    volatile Runnable afterEnd = () -> {};
    /** How many threads serve the requests, and run the tasks of their asynchronous contexts. */
    int workers = 8;

    private final Sessions sessions;
    private final RequestBinding binding;
    private final DeploymentInfo application = Servlets.deployment()
            .setClassLoader(WebServer.class.getClassLoader())
            .setContextPath("/shop")
            .setExceptionHandler((exchange, request, response, exception) -> !thrown.add(exception))
            .setDeploymentName("shop")
            .addInitialHandlerChainWrapper(SentTokens::of)
            .setResourceManager(
                    new ClassPathResourceManager(WebServer.class.getClassLoader(), "dev/holdfast/web/files"))
            .addListener(new ListenerInfo(RequestScope.class, new ImmediateInstanceFactory<>(new RequestScope())));
    private final List<Runnable> running = new ArrayList<>();
    private @Nullable Executor worker;
    private boolean filtered = true;

    WebServer(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "store",
                "memory",
                "cookie.name",
                "SID",
                "token.keys",
                Base64.getEncoder().encodeToString(new byte[32]),
                "state.field-max-bytes",
                "" + LARGEST_FIELD));
        settings.addAll(List.of(more));
        HoldfastConfig config = Configs.of(settings.toArray(String[]::new));
        sessions = Sessions.of(
                store, config, "test", "node", List.of(Notes.KIND), (what, ref, detail) -> {}, SessionEvents.NONE);
        binding = new RequestBinding(
                () -> sessions,
                config,
                new HttpSessions(WebServer::noCodec, null, new ListenerInstances(), false),
                null);
    }

    private static FieldCodec noCodec() {
        throw new IllegalStateException("HttpSession is the container's here");
    }

    /** What the application does with a request. */
    @FunctionalInterface
    interface Page {
        void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    WebServer page(String path, Page page) {
        HttpServlet servlet = new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response)
                    throws IOException, ServletException {
                page.serve(request, response);
            }
        };
        application.addServlet(Servlets.servlet(path, HttpServlet.class, new ImmediateInstanceFactory<>(servlet))
                .setAsyncSupported(true)
                .addMapping(path));
        return this;
    }

    WebServer errorPage(int status, String path) {
        application.addErrorPage(new ErrorPage(path, status));
        return this;
    }

    WebServer filter(String path, Filter filter) {
        application
                .addFilter(Servlets.filter(path, Filter.class, new ImmediateInstanceFactory<>(filter))
                        .setAsyncSupported(true))
                .addFilterUrlMapping(path, path, DispatcherType.REQUEST);
        return this;
    }

    /** Holdfast's own is left out, as for what a server does before any filter. */
    WebServer withoutFilter() {
        filtered = false;
        return this;
    }

    RequestBinding binding() {
        return binding;
    }

    /** @return where the application is found */
    URI start() throws ServletException {
        if (filtered) {
            application.addServletContainerInitializer(new ServletContainerInitializerInfo(
                    HoldfastInitializer.class, new ImmediateInstanceFactory<>(new HoldfastInitializer()), Set.of()));
        }
        DeploymentManager manager = Servlets.newContainer().addDeployment(application);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setWorkerThreads(workers)
                .setHandler(Handlers.path().addPrefixPath("/shop", manager.start()))
                .build();
        server.start();
        worker = server.getWorker();
        running.add(server::stop);
        running.add(sessions::close);
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/shop");
    }

    /** Asks a thread that serves requests, as the server's own code and past all of ours. */
    <T> T onWorker(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, Objects.requireNonNull(worker))
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        running.forEach(Runnable::run);
    }

    /** Tells the binding of requests as CDI does. */
    private final class RequestScope implements ServletRequestListener {

        @Override
        public void requestInitialized(ServletRequestEvent event) {
            binding.begins(event.getServletRequest());
        }

        @Override
        public void requestDestroyed(ServletRequestEvent event) {
            beforeEnd.run();
            binding.beforeEnd(event.getServletRequest());
            binding.ends(event.getServletRequest());
            afterEnd.run();
        }
    }
}
