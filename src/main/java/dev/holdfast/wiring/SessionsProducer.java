package dev.holdfast.wiring;

import dev.holdfast.cdi.ObservedEvents;
import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.session.FieldCodecs;
import dev.holdfast.session.FieldSources;
import dev.holdfast.session.SessionObserver;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.web.ContextPath;
import dev.holdfast.web.ModuleStart;
import dev.holdfast.web.httpsession.HttpSessions;
import dev.holdfast.web.httpsession.ListenerInstances;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Joins the store, the configuration and whoever watches to the application's sessions. */
@ApplicationScoped
class SessionsProducer {

    private volatile Optional<String> application = Optional.empty();
    private volatile @Nullable Namespace settled;

    @Produces
    @Singleton
    HoldfastConfig config(HoldfastExtension extension) {
        return extension.config();
    }

    @Produces
    @Singleton
    Namespace namespace(HoldfastConfig config, ContextPath path) {
        Namespace namespace = known(config, path);
        settled = namespace;
        return namespace;
    }

    private Namespace known(HoldfastConfig config, ContextPath path) {
        return Namespace.of(config, application.or(Namespace::toldApplication), path);
    }

    /**
     * The application is asked for its name as it starts, on the thread that starts it: on Payara a managed thread that is given
     * work meanwhile does not know it. The event may come more than once: for the application, and for each of its modules.
     */
    void starts(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class)
                    Object started,
            HoldfastConfig config,
            ContextPath path) {
        application = application.or(Namespace::toldApplication);
        ModuleStart.then(() -> {
            Namespace asked = settled;
            if (asked != null) {
                asked.hasToBe(known(config, path));
            }
        });
    }

    @Produces
    @Singleton
    FieldCodecs codecs(HoldfastExtension extension) {
        return extension.codecs();
    }

    @Produces
    @Singleton
    ListenerInstances listeners(HoldfastExtension extension) {
        return extension.listeners();
    }

    @Produces
    @Singleton
    Sessions sessions(
            SessionStore store,
            HoldfastConfig config,
            Namespace namespace,
            HoldfastExtension extension,
            HttpSessions httpSessions,
            SessionObserver observer,
            BeanManager manager) {
        String node = config.node().orElseGet(SessionsProducer::randomName);
        List<FieldSources> kinds =
                extension.mayHaveHttpSessions() ? List.of(httpSessions, extension.beans()) : List.of(extension.beans());
        return Sessions.of(store, config, namespace.name(), node, kinds, observer, new ObservedEvents(manager));
    }

    void close(@Disposes Sessions sessions) {
        sessions.close();
    }

    private static String randomName() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
