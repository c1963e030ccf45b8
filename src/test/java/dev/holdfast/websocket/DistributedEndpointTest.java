package dev.holdfast.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.interceptor.DistributedEndpoint;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Node.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints as a server makes them: of no bean, by an injection target for the class as it is written. */
class DistributedEndpointTest {

    private static final Queue<Runnable> LATER = new ArrayDeque<>();
    private static boolean busy;

    private final MovableClock clock = new MovableClock();
    private final FaultyStore store = new FaultyStore(new MemorySessionStore(clock));
    private final Visitor visitor = new Visitor();
    private Node node;

    @SessionScopedDistributed
    static class Notes {
        private final List<String> lines = new ArrayList<>();

        void add(String line) {
            lines.add(line);
        }

        String all() {
            return String.join(",", lines);
        }
    }

    @RequestScoped
    static class OfCall {
        private int calls;

        int count() {
            return ++calls;
        }
    }

    @ServerEndpoint("/notes")
    public static class NotesEndpoint {

        @Inject
        Notes notes;

        @Inject
        OfCall ofCall;

        @Inject
        DistributedSession session;

        @OnOpen
        public void open(Session connection) {
            if (notes.all().isEmpty()) {
                return;
            }
            notes.add("open");
        }

        @OnMessage
        public String told(String line) {
            switch (line) {
                case "end" -> session.end();
                case "throw" -> {
                    notes.add("thrown");
                    throw new IllegalStateException("as planned");
                }
                case "catch" -> {
                    try {
                        notes.add("caught");
                    } catch (RuntimeException swallowed) {
                        return "success";
                    }
                }
                default -> notes.add(line + ofCall.count());
            }
            return notes.all();
        }

        @OnClose
        public void close() {
            notes.add("close");
        }
    }

    /** Its instances may serve anybody. */
    @ServerEndpoint(value = "/any", configurator = ServerEndpointConfig.Configurator.class)
    @ApplicationScoped
    public static class AnybodysEndpoint {

        @Inject
        Notes notes;

        @OnOpen
        public void open(Session connection) {}

        @OnMessage
        public String told(String line) {
            return notes.all();
        }
    }

    /** Chooses protocols perhaps, but no instances. */
    public static class Choosy extends ServerEndpointConfig.Configurator {}

    @ServerEndpoint(value = "/configured", configurator = Choosy.class)
    public static class ConfiguredEndpoint {

        @Inject
        Notes notes;

        @OnOpen
        public void open(Session connection) {}

        @OnMessage
        public String told(String line) {
            return notes.all();
        }
    }

    /** Gives the same instance to all, perhaps. */
    public static class Sharing extends Choosy {
        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            throw new IllegalStateException("not asked here");
        }
    }

    @ServerEndpoint(value = "/shared", configurator = Sharing.class)
    public static class SharedEndpoint extends ConfiguredEndpoint {
        @OnOpen
        @Override
        public void open(Session connection) {}

        @OnMessage
        @Override
        public String told(String line) {
            return notes.all();
        }
    }

    /** One for all, where the server has enterprise beans. */
    @jakarta.ejb.Singleton
    @ServerEndpoint("/bean")
    public static class BeanEndpoint extends ConfiguredEndpoint {
        @OnOpen
        @Override
        public void open(Session connection) {}

        @OnMessage
        @Override
        public String told(String line) {
            return notes.all();
        }
    }

    @ServerEndpoint("/pongs")
    public static class PongsEndpoint {

        private final List<String> heard = new ArrayList<>();

        @OnOpen
        public void open(Session connection) {
            connection.addMessageHandler(PongMessage.class, pong -> heard.add("own"));
        }
    }

    /** Keeps its connections, as for a broadcast. */
    @DistributedEndpoint
    public static class ListingEndpoint extends Endpoint {

        private final Set<Session> listed = new HashSet<>();
        private final List<Throwable> faults = new ArrayList<>();

        @Override
        public void onOpen(Session connection, EndpointConfig config) {
            listed.add(connection);
        }

        @Override
        public void onError(Session connection, Throwable fault) {
            if (listed.contains(connection)) {
                faults.add(fault);
            }
        }

        @Override
        public void onClose(Session connection, CloseReason reason) {
            listed.remove(connection);
        }
    }

    @DistributedEndpoint
    public static class PlainEndpoint extends Endpoint {

        @Inject
        Notes notes;

        @Override
        public void onOpen(Session connection, EndpointConfig config) {
            connection.addMessageHandler(new MessageHandler.Whole<String>() {
                @Override
                public void onMessage(String line) {
                    notes.add(line);
                }
            });
        }
    }

    @ApplicationScoped
    static class Threads {
        @Produces
        @ApplicationScoped
        SocketThread thread() {
            return (pause, work) -> !busy && LATER.add(work);
        }
    }

    private Node start(Map<String, String> settings) {
        node = Node.over(
                store,
                settings,
                EndpointInterceptor.class,
                SocketsProducer.class,
                Threads.class,
                Notes.class,
                OfCall.class);
        node.request(visitor, () -> node.bean(Notes.class).add("begun"));
        return node;
    }

    @AfterEach
    void stop() {
        LATER.clear();
        busy = false;
        node.close();
    }

    /** As the server opens a connection: on the thread of the handshake, within its request. */
    private <T> T open(Class<T> type, Visitor by, Consumer<T> opening) {
        return node.request(by, () -> {
            BeanManager manager = node.container().getBeanManager();
            InjectionTarget<T> target = manager.getInjectionTargetFactory(manager.createAnnotatedType(type))
                    .createInjectionTarget(null);
            CreationalContext<T> context = manager.createCreationalContext(null);
            T endpoint = target.produce(context);
            target.inject(endpoint, context);
            opening.accept(endpoint);
            return endpoint;
        });
    }

    private NotesEndpoint open(Peer peer) {
        return open(NotesEndpoint.class, visitor, endpoint -> endpoint.open(peer.session));
    }

    private Visitor twin() {
        return new Visitor().presenting(visitor.tokens().toArray(String[]::new));
    }

    private String stored() {
        return node.request(visitor, () -> node.bean(Notes.class).all());
    }

    @Test
    void each_call_is_stored_and_sees_what_was_stored_meanwhile() {
        start(Map.of());
        Peer peer = new Peer("1");
        NotesEndpoint endpoint = open(peer);

        assertThat(endpoint.told("a")).isEqualTo("begun,open,a1");
        assertThat(stored()).isEqualTo("begun,open,a1");
        node.request(visitor, () -> node.bean(Notes.class).add("request"));
        assertThat(endpoint.told("b")).as("with a request scope of its own").isEqualTo("begun,open,a1,request,b1");
        endpoint.close();

        assertThat(stored()).endsWith("close");
        assertThat(peer.end()).isEqualTo("open");
        assertThat(CurrentSession.get()).isEmpty();
    }

    @Test
    void a_call_that_throws_is_stored_as_a_request_that_throws() {
        start(Map.of());
        NotesEndpoint endpoint = open(new Peer("1"));

        assertThatThrownBy(() -> endpoint.told("throw")).hasMessage("as planned");

        assertThat(stored()).endsWith("thrown");
    }

    @Test
    void a_message_after_the_end_does_not_run_and_what_close_changes_is_dropped() {
        start(Map.of());
        Peer peer = new Peer("1");
        NotesEndpoint endpoint = open(peer);
        node.request(twin(), () -> node.bean(DistributedSession.class).end());

        assertThat(endpoint.told("late")).isNull();
        endpoint.close();

        assertThat(peer.end()).isEqualTo("1008 session-ended: ended");
        assertThat(stored()).isEmpty();
    }

    @Test
    void what_comes_last_may_call_its_beans_though_the_server_calls_it_from_within_another_call() {
        start(Map.of());
        Peer ended = new Peer("1");
        Peer unstored = new Peer("2");
        NotesEndpoint first = open(ended);
        NotesEndpoint second = open(unstored);
        List<String> lasts = new ArrayList<>();
        unstored.whenClosed = () -> {
            store.commitsFail = false;
            second.close();
            lasts.add("2");
        };
        ended.whenClosed = () -> {
            first.close();
            lasts.add("1");
        };

        store.commitsFail = true;
        assertThatThrownBy(() -> second.told("lost")).isInstanceOf(StoreUnavailableException.class);
        assertThat(stored()).endsWith("close").doesNotContain("lost");
        node.request(twin(), () -> node.bean(DistributedSession.class).end());
        assertThat(first.told("late")).isNull();

        assertThat(lasts).containsExactly("2", "1");
        assertThat(CurrentSession.get()).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_call_that_ends_its_session_closes_the_socket() {
        start(Map.of());
        Peer peer = new Peer("1");

        open(peer).told("end");

        assertThat(peer.end()).isEqualTo("1008 session-ended: ended");
    }

    @Test
    void the_ends_of_all_sessions_are_seen_by_one_look_and_nothing_is_asked_without_sockets() {
        start(Map.of());
        assertThat(LATER).isEmpty();
        List<Peer> peers = IntStream.range(0, 100)
                .mapToObj(i -> new Peer("" + i))
                .peek(this::open)
                .toList();
        assertThat(LATER).hasSize(1);
        node.request(twin(), () -> node.bean(DistributedSession.class).end());

        int before = store.glances.get();
        LATER.remove().run();

        assertThat(store.glances.get() - before).isOne();
        assertThat(peers).allSatisfy(peer -> assertThat(peer.end()).isEqualTo("1008 session-ended: ended"));
        assertThat(LATER).isEmpty();
    }

    @Test
    void a_sign_in_closes_the_sockets_that_were_opened_before_it_and_none_of_their_messages_runs() {
        start(Map.of());
        Peer planted = new Peer("1");
        Peer idle = new Peer("2");
        NotesEndpoint endpoint = open(planted);
        open(idle);
        node.request(visitor, () -> node.bean(DistributedSession.class).signIn("ada", Set.of()));

        assertThat(endpoint.told("late")).isNull();
        LATER.remove().run();

        assertThat(planted.end()).isEqualTo("1008 caller-changed");
        assertThat(idle.end()).isEqualTo("1008 caller-changed");
        assertThat(stored()).doesNotContain("late");
        Peer own = new Peer("3");
        assertThat(open(own).told("mine")).contains("mine");
        LATER.remove().run();
        assertThat(own.end()).isEqualTo("open");
    }

    @Test
    void a_changed_id_of_http_session_closes_the_sockets_that_were_opened_before_it() {
        start(Map.of("holdfast.http-session", "replace"));
        Peer planted = new Peer("1");
        Peer idle = new Peer("2");
        NotesEndpoint endpoint = open(planted);
        open(idle);
        changeId();

        assertThat(endpoint.told("late")).isNull();
        LATER.remove().run();

        assertThat(planted.end()).isEqualTo("1008 caller-changed");
        assertThat(idle.end()).isEqualTo("1008 caller-changed");
    }

    /** As {@code changeSessionId()} marks it. */
    private void changeId() {
        SessionRef ref = node.request(
                visitor, () -> CurrentSession.get().orElseThrow().ref().orElseThrow());
        OpenAnswer.Live live = (OpenAnswer.Live) store.open(
                new OpenRequest(ref, null, null, OpenRequest.Touch.PASSIVE, 0, null, OpenRequest.Reading.TIMES));
        Changes mark = new Changes(Map.of("http-session:id-changes", new byte[] {'1'}), Set.of());
        store.commit(new CommitRequest(
                ref,
                CommitId.random(new SecureRandom()),
                0,
                mark,
                new CommitRequest.Continuation(live.newest(), 1, null, null)));
    }

    @Test
    void what_could_not_be_stored_is_no_success_and_closes_the_socket() {
        start(Map.of());
        Peer peer = new Peer("1");
        NotesEndpoint endpoint = open(peer);
        store.commitsFail = true;

        assertThatThrownBy(() -> endpoint.told("lost")).isInstanceOf(StoreUnavailableException.class);
        store.commitsFail = false;

        assertThat(peer.end()).isEqualTo("1013 store-unavailable");
        assertThat(stored()).doesNotContain("lost");
    }

    @Test
    void a_message_is_not_heard_while_the_store_is_silent() {
        start(Map.of());
        Peer peer = new Peer("1");
        NotesEndpoint endpoint = open(peer);
        store.opensFail = true;

        assertThatThrownBy(() -> endpoint.told("catch")).isInstanceOf(StoreUnavailableException.class);

        assertThat(peer.end()).isEqualTo("1013 store-unavailable");
        store.opensFail = false;
        assertThat(stored()).doesNotContain("caught");
    }

    @Test
    void without_a_session_there_is_none_to_write_in() {
        start(Map.of());
        Peer peer = new Peer("1");
        NotesEndpoint endpoint = open(NotesEndpoint.class, new Visitor(), opened -> opened.open(peer.session));

        assertThat(peer.end()).isEqualTo("open");
        assertThatThrownBy(() -> endpoint.told("orphan")).isInstanceOf(ResponseCommittedException.class);

        assertThat(peer.end()).isEqualTo("1011 not-stored");
    }

    @Test
    void a_message_without_its_connection_has_no_session_where_the_endpoint_may_serve_others() {
        start(Map.of());

        AnybodysEndpoint endpoint = open(AnybodysEndpoint.class, visitor, opened -> opened.open(new Peer("1").session));

        assertThat(endpoint.told("?")).isEmpty();
    }

    @Test
    void an_enterprise_bean_that_is_one_for_all_has_nobodys_session_without_its_connection() {
        start(Map.of());

        BeanEndpoint endpoint = open(BeanEndpoint.class, visitor, opened -> opened.open(new Peer("1").session));

        assertThat(endpoint.told("?")).isEmpty();
    }

    /** As where a descriptor makes a bean of it, which somebody's request has asked for before. */
    @Test
    void an_endpoint_has_the_session_by_which_it_opens_and_not_the_one_by_which_it_was_made() {
        start(Map.of());
        ConfiguredEndpoint endpoint = open(ConfiguredEndpoint.class, new Visitor(), made -> {});

        node.request(visitor, () -> {
            endpoint.open(new Peer("1").session);
            return null;
        });

        assertThat(endpoint.told("?")).isEqualTo("begun");
    }

    /** As where a descriptor makes a bean of it. */
    @Test
    void an_endpoint_that_turns_out_to_serve_several_has_nobodys_session_without_its_connection() {
        start(Map.of());
        ConfiguredEndpoint endpoint =
                open(ConfiguredEndpoint.class, visitor, opened -> opened.open(new Peer("1").session));
        assertThat(endpoint.told("?")).isEqualTo("begun");

        endpoint.open(new Peer("2").session);

        assertThat(endpoint.told("?")).isEmpty();
    }

    /** Some servers make it within the handshake's request, others when the first message comes. */
    @Test
    void an_endpoint_that_is_not_told_of_its_connection_as_it_opens_has_no_session() {
        start(Map.of());
        NotesEndpoint endpoint = open(NotesEndpoint.class, visitor, untold -> {});

        assertThatThrownBy(() -> endpoint.told("untold")).isInstanceOf(ResponseCommittedException.class);

        assertThat(stored()).isEqualTo("begun");
    }

    @Test
    void a_configurator_that_chooses_no_instances_leaves_each_connection_its_own() {
        start(Map.of());

        assertThat(open(ConfiguredEndpoint.class, visitor, opened -> opened.open(new Peer("1").session))
                        .told("?"))
                .isEqualTo("begun");
        assertThat(open(SharedEndpoint.class, visitor, opened -> opened.open(new Peer("2").session))
                        .told("?"))
                .isEmpty();
    }

    @Test
    void an_endpoint_of_one_connection_may_be_told_of_it_on_any_thread() {
        start(Map.of());
        ConfiguredEndpoint endpoint = open(ConfiguredEndpoint.class, visitor, made -> {});

        endpoint.open(new Peer("1").session);

        assertThat(endpoint.told("?")).isEqualTo("begun");
    }

    @Test
    void an_endpoint_that_is_not_told_of_its_connection_has_no_session() {
        start(Map.of());

        assertThat(open(ConfiguredEndpoint.class, visitor, made -> {}).told("?"))
                .isEmpty();
    }

    @Test
    void an_endpoint_of_several_that_is_told_of_one_outside_of_its_handshake_is_warned_of_once() {
        start(Map.of());
        SharedEndpoint endpoint = open(SharedEndpoint.class, visitor, made -> {});
        assertThat(CurrentSession.get()).as("outside of the handshake").isEmpty();

        try (CapturedLog log = new CapturedLog("dev.holdfast")) {
            endpoint.open(new Peer("1").session);
            endpoint.open(new Peer("2").session);

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("HF1202"))
                    .singleElement()
                    .asString()
                    .contains("WARNING", SharedEndpoint.class.getName(), "getEndpointInstance");
        }
    }

    @Test
    void handlers_that_an_endpoint_adds_have_the_session_too() {
        start(Map.of());
        Peer peer = new Peer("1");
        open(PlainEndpoint.class, visitor, endpoint -> endpoint.onOpen(peer.session, null));

        handler(peer, String.class).onMessage("handled");

        assertThat(stored()).isEqualTo("begun,handled");
    }

    @Test
    void a_connection_is_the_same_to_an_endpoint_from_its_opening_to_its_close() {
        start(Map.of());
        Peer peer = new Peer("1");
        ListingEndpoint endpoint = open(ListingEndpoint.class, visitor, opened -> opened.onOpen(peer.session, null));
        Session listed = endpoint.listed.iterator().next();

        assertThat(listed.getOpenSessions()).containsExactly(listed);
        endpoint.onError(peer.session, new IllegalStateException("as planned"));
        endpoint.onClose(peer.session, new CloseReason(CloseReason.CloseCodes.GOING_AWAY, ""));

        assertThat(endpoint.faults).hasSize(1);
        assertThat(endpoint.listed).isEmpty();
    }

    @Test
    void sockets_are_looked_after_once_a_busy_server_takes_work_again() {
        start(Map.of());
        busy = true;
        NotesEndpoint endpoint = open(new Peer("1"));
        assertThat(LATER).isEmpty();

        busy = false;
        endpoint.told("m");

        assertThat(LATER).hasSize(1);
    }

    @Test
    void messages_count_as_use_unless_configured_otherwise() {
        assertThat(livesOnBy("messages")).isTrue();
        node.close();
        assertThat(livesOnBy("none")).isFalse();
    }

    private boolean livesOnBy(String keepAlive) {
        start(Map.of("holdfast.websocket.keep-alive", keepAlive, "holdfast.session.idle-timeout", "PT10M"));
        Peer peer = new Peer("1");
        NotesEndpoint endpoint = open(peer);
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofMinutes(4));
            endpoint.told("m");
        }
        return peer.end().equals("open");
    }

    @Test
    void pongs_count_as_use_where_pings_are_sent() {
        start(Map.of("holdfast.websocket.keep-alive", "pings", "holdfast.session.idle-timeout", "PT10M"));
        Peer peer = new Peer("1");
        open(peer);

        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofMinutes(4));
            handler(peer, PongMessage.class).onMessage(null);
            LATER.remove().run();
        }

        assertThat(peer.end()).isEqualTo("open");
        assertThat(stored()).isEqualTo("begun,open");
    }

    @Test
    void an_endpoint_may_hear_pongs_by_itself_where_pings_are_sent() {
        start(Map.of("holdfast.websocket.keep-alive", "pings"));
        Peer peer = new Peer("1");
        PongsEndpoint endpoint = open(PongsEndpoint.class, visitor, opened -> opened.open(peer.session));

        handler(peer, PongMessage.class).onMessage(null);

        assertThat(endpoint.heard).containsExactly("own");
    }

    @SuppressWarnings("unchecked") // under the type that it was added for
    private static <T> MessageHandler.Whole<T> handler(Peer peer, Class<T> type) {
        return (MessageHandler.Whole<T>) peer.handlers.get(type);
    }
}
