package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.Node;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.ClassIntrospecter;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.util.DefaultClassIntrospector;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EventListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerInstancesTest {

    /** Keeps in a field what it learned at the start, and tells each session. */
    public static class Greeter implements ServletContextListener, HttpSessionListener {

        @Inject
        private Instance<RequestContextController> injected;

        private boolean started;

        @Override
        public void contextInitialized(ServletContextEvent event) {
            started = true;
        }

        @Override
        public void sessionCreated(HttpSessionEvent event) {
            event.getSession().setAttribute("greeting", "started " + started + ", injected " + (injected != null));
        }
    }

    static class OfSessions implements HttpSessionListener {}

    static class OfAttributes implements HttpSessionAttributeListener {}

    static class OfIds implements HttpSessionIdListener {

        @Override
        public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {}
    }

    static class OfTheApplication implements ServletContextListener {}

    @TempDir
    private Path webApplication;

    @BeforeEach
    void declare() throws IOException {
        Path webInf = Files.createDirectory(webApplication.resolve("WEB-INF"));
        Files.writeString(
                webInf.resolve("web.xml"),
                """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <listener><listener-class>%s</listener-class></listener>
                </web-app>
                """
                        .formatted(Greeter.class.getName()));
    }

    @Test
    void the_containers_own_instance_is_told() {
        try (TwoNodes nodes = nodes(DeploymentInfo::getClassIntrospecter)) {
            assertThat(greeting(nodes)).isEqualTo("started true, injected true");
        }
    }

    @Test
    void an_instance_made_later_does_not_take_its_place() {
        try (TwoNodes nodes = nodes(DeploymentInfo::getClassIntrospecter)) {
            for (int node = 0; node < 2; node++) {
                nodes.visit((request, response) -> request.getServletContext().createListener(Greeter.class));
            }

            assertThat(greeting(nodes)).isEqualTo("started true, injected true");
        }
    }

    @Test
    void another_instance_is_told_where_the_containers_own_was_made_without_cdi() {
        try (TwoNodes nodes = nodes(deployment -> DefaultClassIntrospector.INSTANCE)) {
            assertThat(greeting(nodes)).isEqualTo("started false, injected true");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "replace, OfSessions,       true",
        "replace, OfAttributes,     true",
        "replace, OfIds,            true",
        "replace, OfTheApplication, false",
        "off,     OfSessions,       false",
    })
    void session_listeners_are_remembered_where_sessions_are_replaced(
            String httpSession, String listener, boolean remembered) throws ClassNotFoundException {
        Class<? extends EventListener> type = Class.forName(ListenerInstancesTest.class.getName() + "$" + listener)
                .asSubclass(EventListener.class);
        Map<String, String> settings = Map.of("holdfast.http-session", httpSession);
        try (Node node = Node.over(new MemorySessionStore(InstantSource.system()), settings, type)) {
            Optional<EventListener> made = Optional.of(node.bean(type));

            assertThat(node.bean(ListenerInstances.class).of(type)).isEqualTo(remembered ? made : Optional.empty());
        }
    }

    private static Object greeting(TwoNodes nodes) {
        return nodes.visit((request, response) -> request.getSession().getAttribute("greeting"));
    }

    /** Their container makes its own instance in this way, and by CDI what it is asked for. */
    private TwoNodes nodes(Function<DeploymentInfo, ClassIntrospecter> own) {
        return new TwoNodes(deployment -> with(deployment, own.apply(deployment)), List.of(Greeter.class));
    }

    private void with(DeploymentInfo deployment, ClassIntrospecter own) {
        try {
            deployment
                    .setResourceManager(new PathResourceManager(webApplication))
                    .addListener(Servlets.listener(Greeter.class, own.createInstanceFactory(Greeter.class)));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
