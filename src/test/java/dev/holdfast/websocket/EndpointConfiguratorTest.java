package dev.holdfast.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Node.Visitor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints as Tomcat has them made: when the handshake's request is over. */
class EndpointConfiguratorTest {

    private final EndpointConfigurator configurator = new EndpointConfigurator();
    private final Visitor ada = new Visitor();
    private final Visitor bob = new Visitor();
    private Node node;

    @SessionScopedDistributed
    static class Name {
        private String name = "";

        void is(String given) {
            name = given;
        }

        String get() {
            return name;
        }
    }

    @ServerEndpoint(value = "/name", configurator = EndpointConfigurator.class)
    public static class NameEndpoint {

        @Inject
        Name name;

        private int made;

        @PostConstruct
        void made() {
            made++;
        }

        @OnOpen
        public void open(Session connection) {}

        @OnMessage
        public String told(String line) {
            return name.get() + made;
        }
    }

    @ServerEndpoint(value = "/unsatisfied", configurator = EndpointConfigurator.class)
    public static class UnsatisfiedEndpoint {

        @Inject
        Runnable nobodyMakesIt;
    }

    /** Leaves alone how instances are made. */
    public static class OfHandshakes extends EndpointConfigurator {
        @Override
        public void modifyHandshake(ServerEndpointConfig endpoint, HandshakeRequest asked, HandshakeResponse answer) {
            super.modifyHandshake(endpoint, asked, answer);
        }
    }

    public static class OfInstances extends EndpointConfigurator {
        @Override
        public <T> T getEndpointInstance(Class<T> endpoint) throws InstantiationException {
            return super.getEndpointInstance(endpoint);
        }
    }

    @ServerEndpoint(value = "/handshakes", configurator = OfHandshakes.class)
    static class HandshakesEndpoint {}

    @ServerEndpoint(value = "/instances", configurator = OfInstances.class)
    static class InstancesEndpoint {}

    @ApplicationScoped
    static class Threads {
        @Produces
        @ApplicationScoped
        SocketThread thread() {
            return (pause, work) -> true;
        }
    }

    @BeforeEach
    void start() {
        node = Node.over(
                new FaultyStore(new MemorySessionStore(new MovableClock())),
                Map.of(),
                EndpointInterceptor.class,
                SocketsProducer.class,
                Threads.class,
                Name.class);
        node.request(ada, () -> node.bean(Name.class).is("ada"));
        node.request(bob, () -> node.bean(Name.class).is("bob"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private ServerEndpointConfig config() {
        return ServerEndpointConfig.Builder.create(NameEndpoint.class, "/name")
                .configurator(configurator)
                .build();
    }

    private ServerEndpointConfig shaken(Visitor by, ServerEndpointConfig connection) {
        node.request(by, () -> {
            CurrentSession.get().orElseThrow().ref();
            configurator.modifyHandshake(connection, null, null);
        });
        return connection;
    }

    private NameEndpoint opened(ServerEndpointConfig connection) throws InstantiationException {
        Peer peer = new Peer("" + System.identityHashCode(connection));
        peer.session.getUserProperties().putAll(connection.getUserProperties());
        NameEndpoint endpoint = configurator.getEndpointInstance(NameEndpoint.class);
        endpoint.open(peer.session);
        return endpoint;
    }

    @Test
    void an_endpoint_that_is_made_later_has_the_session_of_its_own_handshake() throws InstantiationException {
        ServerEndpointConfig adas = shaken(ada, config());
        ServerEndpointConfig bobs = shaken(bob, config());
        ServerEndpointConfig nobodys = shaken(new Visitor(), config());
        assertThat(CurrentSession.get()).isEmpty();

        assertThat(opened(bobs).told("?")).startsWith("bob");
        assertThat(opened(nobodys).told("?")).startsWith("1");
        assertThat(opened(adas).told("?")).startsWith("ada");
    }

    @Test
    void connections_that_share_their_properties_are_not_given_one_anothers_session() throws InstantiationException {
        ServerEndpointConfig shared = config();
        NameEndpoint adas = opened(shaken(ada, shared));
        NameEndpoint bobs = opened(shaken(bob, shared));
        NameEndpoint nobodys = opened(shaken(new Visitor(), shared));

        assertThat(adas.told("?")).startsWith("ada");
        assertThat(bobs.told("?")).startsWith("1");
        assertThat(nobodys.told("?")).startsWith("1");
    }

    @Test
    void an_endpoint_is_told_once_that_it_is_made() throws InstantiationException {
        assertThat(opened(shaken(ada, config())).told("?")).isEqualTo("ada1");
    }

    @Test
    void what_cdi_cannot_make_is_named() {
        assertThatThrownBy(() -> configurator.getEndpointInstance(UnsatisfiedEndpoint.class))
                .isInstanceOf(InstantiationException.class)
                .hasMessageContainingAll("HF1220", UnsatisfiedEndpoint.class.getName())
                .cause()
                .hasMessageContaining("Runnable");
    }

    @Test
    void an_instance_is_one_connections_own_unless_the_application_gives_it() {
        assertThat(EndpointClass.servesOneConnection(NameEndpoint.class)).isTrue();
        assertThat(EndpointClass.servesOneConnection(HandshakesEndpoint.class)).isTrue();
        assertThat(EndpointClass.servesOneConnection(InstancesEndpoint.class)).isFalse();
    }
}
