package dev.holdfast.testkit;

import dev.holdfast.SessionStatistics;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.TokenInstruction;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.secrecy.Secrets;
import dev.holdfast.wiring.HoldfastExtension;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** One node of a cluster in this JVM: a CDI container with the application's beans, over a store that nodes may share. */
public final class Node implements AutoCloseable {

    private final ClassLoader loader;
    private final Config config;
    private final WeldContainer container;

    private Node(ClassLoader loader, Config config, WeldContainer container) {
        this.loader = loader;
        this.config = config;
        this.container = container;
    }

    /** Boots a node over this store with these beans and default settings. */
    public static Node over(SessionStore store, Class<?>... beans) {
        return over(store, Map.of(), beans);
    }

    /** Boots a node over this store with these beans and settings. */
    public static Node over(SessionStore store, Map<String, String> settings, Class<?>... beans) {
        return boot(
                settings,
                new Weld()
                        .disableDiscovery()
                        .beanClasses(beans)
                        .addBeanClasses(own("wiring.SessionsProducer"), own("cdi.InjectableSession"))
                        .addBeanClasses(own("cdi.InjectableDirectory"), own("cdi.InjectableContextController"))
                        .addBeanClass(own("diagnostics.SessionCounters"))
                        .addBeanClasses(own("web.HttpSessionsProducer"), own("web.CurrentRequest"))
                        .addBeanClass(own("web.ContextPath"))
                        .addBeanClasses(own("cdi.SessionLockedInterceptor"), own("cdi.RetryOnConflictInterceptor"))
                        .addBeanClasses(own("cdi.RequiresSessionInterceptor"), own("cdi.RequiresSignInInterceptor"))
                        .addBeanClasses(
                                own("cdi.RequiresRecentSignInInterceptor"), own("cdi.RenewsSessionIdInterceptor"))
                        .addBeanClass(own("cdi.EndsSessionInterceptor"))
                        .extensions(new HoldfastExtension(), new StoreOf(store)));
    }

    /** Boots a node as a server does, with all that the jar's beans.xml and services name, over a store of its own in memory. */
    public static Node discovered(Class<?>... beans) {
        return boot(Map.of(), new Weld().addBeanClasses(beans));
    }

    private static Node boot(Map<String, String> settings, Weld weld) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = new ClassLoader(before) {};
        Map<String, String> all = new HashMap<>(Map.of("holdfast.namespace", "shop", "holdfast.store", "memory"));
        all.putAll(settings);
        Secrets.configured(all);
        Config config = new SmallRyeConfigBuilder()
                .forClassLoader(loader)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        Thread.currentThread().setContextClassLoader(loader);
        ConfigProviderResolver.instance().registerConfig(config, loader);
        try {
            WeldContainer container =
                    weld.containerId("node-" + System.nanoTime()).initialize();
            return new Node(loader, config, container);
        } catch (RuntimeException failed) {
            ConfigProviderResolver.instance().releaseConfig(config);
            throw failed;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** A request of this visitor: everything within happens in one working session, stored as the request ends. */
    public <T> T request(Visitor visitor, Supplier<T> handling) {
        WorkingSession session = begin(visitor);
        try {
            T result = handling.get();
            commit(visitor, session);
            return result;
        } finally {
            end(session);
        }
    }

    /** A request without a result. */
    public void request(Visitor visitor, Runnable handling) {
        request(visitor, () -> {
            handling.run();
            return null;
        });
    }

    /** Only the beginning of a request on this thread. */
    public WorkingSession begin(Visitor visitor) {
        WorkingSession session = container.select(Sessions.class).get().begin(visitor.tokens());
        CurrentSession.bind(session);
        return session;
    }

    /** Before the first byte of the response leaves. */
    public void commit(Visitor visitor, WorkingSession session) {
        session.commit();
        session.takeTokenInstruction().ifPresent(visitor::told);
    }

    /** Only the end of a request on this thread. */
    public void end(WorkingSession session) {
        try {
            session.finish();
        } finally {
            CurrentSession.unbind();
        }
    }

    /** The bean of this class: its client proxy. */
    public <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    /** The CDI container itself. */
    public WeldContainer container() {
        return container;
    }

    /** How often something happened on this node. */
    public long count(String occurrence) {
        return container.select(SessionStatistics.class).get().counts().get(occurrence);
    }

    @Override
    public void close() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            container.shutdown();
        } finally {
            ConfigProviderResolver.instance().releaseConfig(config);
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Class<?> own(String name) {
        try {
            return Class.forName("dev.holdfast." + name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A visitor's cookie jar: the one token, if any. */
    public static final class Visitor {

        private volatile List<String> tokens = List.of();

        /** The tokens that this visitor presents. */
        public List<String> tokens() {
            return tokens;
        }

        /** This visitor presents these texts from now on. */
        public Visitor presenting(String... presented) {
            tokens = List.of(presented);
            return this;
        }

        private void told(TokenInstruction instruction) {
            tokens = instruction instanceof TokenInstruction.Send send
                    ? List.of(Secrets.token(send.token()))
                    : List.of();
        }
    }

    private static final class StoreOf implements Extension {

        private final SessionStore store;

        StoreOf(SessionStore store) {
            this.store = store;
        }

        void add(@Observes AfterBeanDiscovery event) {
            event.addBean().addType(SessionStore.class).scope(Singleton.class).createWith(context -> store);
        }
    }
}
