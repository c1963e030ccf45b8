package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.testkit.Node;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a bean begins, when it ends, and what runs then. */
class LifecycleTest {

    static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    record Bell() {}

    @Dependent
    static class Helper {
        @PreDestroy
        void gone() {
            EVENTS.add("helper gone");
        }
    }

    @SessionScopedDistributed
    @StoredAs("account")
    static class Account {
        private String id = "";
        private int balance;

        @Inject
        Helper helper;

        Account() {}

        @Inject
        void initialize(DistributedSession session) {
            EVENTS.add("initialized");
        }

        @PostConstruct
        void open() {
            EVENTS.add("opened");
            id = UUID.randomUUID().toString();
        }

        @PreDestroy
        void close() {
            EVENTS.add("closed with " + balance);
        }

        void ring(@Observes(notifyObserver = Reception.IF_EXISTS) Bell bell) {
            EVENTS.add("rung with " + balance);
        }

        String id() {
            return id;
        }

        void pay(int amount) {
            balance += amount;
        }

        int balance() {
            return balance;
        }
    }

    @SessionScopedDistributed
    static class Quiet {
        private int count;
        private boolean flag;
        private List<String> list = new ArrayList<>();

        @PostConstruct
        void made() {
            EVENTS.add("quiet made");
        }

        @PreDestroy
        void gone() {
            EVENTS.add("quiet gone");
        }

        int look() {
            return count + list.size();
        }

        void flip() {
            flag = !flag;
        }
    }

    @SessionScopedDistributed
    static class Ping {
        @Inject
        Pong pong;

        @Inject
        Ping self;

        private int pings;

        @PostConstruct
        void made() {
            self.ping();
            pong.pong();
        }

        @PreDestroy
        void gone() {
            EVENTS.add("ping gone after " + pings + ", pong " + pong.pongs());
        }

        void ping() {
            pings++;
        }

        int pings() {
            return pings;
        }
    }

    @SessionScopedDistributed
    static class Pong {
        @Inject
        Ping ping;

        private int pongs;

        @PostConstruct
        void made() {
            ping.ping();
        }

        @PreDestroy
        void gone() {
            EVENTS.add("pong gone after " + pongs + ", ping " + ping.pings());
        }

        void pong() {
            pongs++;
        }

        int pongs() {
            return pongs;
        }
    }

    @SessionScopedDistributed
    static class Suicidal {
        private int calls;

        @Inject
        DistributedSession session;

        @Inject
        Suicidal self;

        @PreDestroy
        void gone() {
            EVENTS.add("gone after " + self.calls());
        }

        int call() {
            return ++calls;
        }

        int calls() {
            return calls;
        }

        int endAndCall() {
            calls++;
            session.end();
            return self.call();
        }
    }

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(Helper.class, Account.class, Quiet.class, Ping.class, Pong.class, Suicidal.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
        nodes.takeChanged();
    }

    private void onOne(Runnable handling) {
        nodes.one().request(visitor, handling);
    }

    private void onTwo(Runnable handling) {
        nodes.two().request(visitor, handling);
    }

    private static Account account(Node node) {
        return node.bean(Account.class);
    }

    private static void endSession(Node node) {
        node.bean(DistributedSession.class).end();
    }

    private static void destroy(Node node, Class<?> beanClass) {
        var manager = node.container().getBeanManager();
        AlterableContext context = (AlterableContext) manager.getContext(SessionScopedDistributed.class);
        context.destroy(manager.resolve(manager.getBeans(beanClass)));
    }

    @Test
    void initializers_run_at_each_request_and_post_construct_once_and_dependents_go_with_the_request() {
        onOne(() -> account(nodes.one()).pay(1));
        onTwo(() -> account(nodes.two()).pay(1));
        onOne(() -> assertThat(account(nodes.one()).balance()).isEqualTo(2));
        assertThat(EVENTS)
                .containsExactly(
                        "initialized",
                        "opened",
                        "helper gone",
                        "initialized",
                        "helper gone",
                        "initialized",
                        "helper gone");
    }

    @Test
    void what_post_construct_fills_is_kept_though_the_bean_is_only_read() {
        List<String> ids = new ArrayList<>();
        onOne(() -> ids.add(account(nodes.one()).id()));
        onTwo(() -> ids.add(account(nodes.two()).id()));
        assertThat(ids.get(1)).isEqualTo(ids.get(0)).isNotEmpty();
    }

    @Test
    void a_bean_of_blank_fields_is_not_stored_and_goes_with_the_request() {
        onOne(() -> nodes.one().bean(Quiet.class).look());
        onOne(() -> nodes.one().bean(Quiet.class).look());
        assertThat(nodes.store().takeCommits()).isEmpty();
        assertThat(EVENTS).containsExactly("quiet made", "quiet gone", "quiet made", "quiet gone");
    }

    @Test
    void a_bean_changed_since_birth_is_stored_whole() {
        onOne(() -> nodes.one().bean(Quiet.class).flip());
        String name = Quiet.class.getName();
        assertThat(nodes.takeChanged()).containsExactlyInAnyOrder(name + "#count", name + "#flag", name + "#list");
        onTwo(() -> nodes.two().bean(Quiet.class).flip());
        onOne(() -> nodes.one().bean(Quiet.class).look());
        assertThat(EVENTS).containsExactly("quiet made");
    }

    @Test
    void of_two_parallel_first_requests_the_first_wins_and_the_other_reads_again() {
        onOne(() -> nodes.one().bean(Quiet.class).flip());
        List<String> ids = new ArrayList<>();
        nodes.interleaved(
                visitor,
                () -> ids.add(account(nodes.one()).id()),
                () -> ids.add(account(nodes.two()).id()));
        ids.add(account(nodes.two()).id());
        nodes.endSecond();
        onOne(() -> ids.add(account(nodes.one()).id()));
        assertThat(ids.get(1)).isNotEqualTo(ids.get(0));
        assertThat(ids.subList(2, 4)).containsOnly(ids.get(0));
        assertThat(nodes.two().count("conflict-yielded")).isPositive();
        EVENTS.clear();
        onOne(() -> endSession(nodes.one()));
        assertThat(EVENTS).filteredOn(event -> event.startsWith("closed")).hasSize(1);
    }

    @Test
    void the_second_of_two_parallel_first_requests_still_stores_what_it_changed_itself() {
        onOne(() -> nodes.one().bean(Quiet.class).flip());
        List<String> ids = new ArrayList<>();
        nodes.interleaved(visitor, () -> ids.add(account(nodes.one()).id()), () -> account(nodes.two())
                .pay(5));
        nodes.endSecond();
        onOne(() -> {
            assertThat(account(nodes.one()).id()).isEqualTo(ids.get(0));
            assertThat(account(nodes.one()).balance()).isEqualTo(5);
        });
    }

    @Test
    void the_end_of_the_session_is_told_once_with_the_state_though_nobody_called_the_bean() {
        onOne(() -> account(nodes.one()).pay(3));
        EVENTS.clear();
        onTwo(() -> endSession(nodes.two()));
        assertThat(EVENTS).containsExactly("initialized", "closed with 3", "helper gone");
        assertThat(visitor.tokens()).isEmpty();
        onOne(() -> assertThat(account(nodes.one()).balance()).isZero());
    }

    @Test
    void a_destroyed_bean_is_gone_from_the_store_and_begins_anew() {
        onOne(() -> account(nodes.one()).pay(3));
        EVENTS.clear();
        nodes.takeChanged();
        onTwo(() -> destroy(nodes.two(), Account.class));
        assertThat(EVENTS).containsExactly("initialized", "closed with 3", "helper gone");
        assertThat(nodes.store().takeCommits()).singleElement().satisfies(commit -> assertThat(commit.removals())
                .containsExactlyInAnyOrder("account#id", "account#balance"));
        EVENTS.clear();
        onOne(() -> assertThat(account(nodes.one()).balance()).isZero());
        assertThat(EVENTS).containsExactly("initialized", "opened", "helper gone");
        onOne(() -> endSession(nodes.one()));
        assertThat(EVENTS).filteredOn(event -> event.startsWith("closed")).containsExactly("closed with 0");
    }

    @Test
    void a_bean_destroyed_and_used_again_in_one_request_is_stored_as_the_new_one() {
        List<String> ids = new ArrayList<>();
        onOne(() -> {
            account(nodes.one()).pay(3);
            ids.add(account(nodes.one()).id());
        });
        nodes.interleaved(visitor, () -> account(nodes.one()).pay(1), () -> {
            destroy(nodes.two(), Account.class);
            ids.add(account(nodes.two()).id());
        });
        nodes.endSecond();
        onOne(() -> {
            assertThat(account(nodes.one()).id()).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(0));
            assertThat(account(nodes.one()).balance()).isZero();
        });
    }

    @Test
    void a_bean_destroyed_before_it_was_stored_leaves_nothing() {
        onOne(() -> {
            account(nodes.one()).pay(3);
            destroy(nodes.one(), Account.class);
        });
        assertThat(nodes.store().takeCommits()).isEmpty();
        assertThat(EVENTS).filteredOn(event -> event.startsWith("closed")).containsExactly("closed with 3");
    }

    @Test
    void conditional_observers_are_told_of_what_the_store_holds_and_of_nothing_else() {
        onOne(() -> nodes.one().container().event().select(Bell.class).fire(new Bell()));
        assertThat(EVENTS).isEmpty();
        onOne(() -> account(nodes.one()).pay(3));
        onTwo(() -> nodes.two().container().event().select(Bell.class).fire(new Bell()));
        assertThat(EVENTS).filteredOn(event -> event.startsWith("rung")).containsExactly("rung with 3");
    }

    @Test
    void beans_may_call_themselves_and_each_other_while_they_begin() {
        onOne(() -> assertThat(nodes.one().bean(Ping.class).pings()).isEqualTo(2));
        onTwo(() -> {
            assertThat(nodes.two().bean(Pong.class).pongs()).isEqualTo(1);
            assertThat(nodes.two().bean(Ping.class).pings()).isEqualTo(2);
        });
    }

    @Test
    void beans_may_call_each_other_while_they_end() {
        onOne(() -> nodes.one().bean(Ping.class).pings());
        onTwo(() -> endSession(nodes.two()));
        assertThat(EVENTS).containsExactlyInAnyOrder("ping gone after 2, pong 1", "pong gone after 1, ping 2");
    }

    @Test
    void a_bean_may_end_its_own_session_and_its_next_call_begins_another() {
        onOne(() -> nodes.one().bean(Suicidal.class).call());
        List<String> tokens = visitor.tokens();
        onTwo(() -> assertThat(nodes.two().bean(Suicidal.class).endAndCall()).isEqualTo(1));
        assertThat(EVENTS).containsExactly("gone after 2");
        assertThat(visitor.tokens()).isNotEqualTo(tokens).hasSize(1);
        onOne(() -> assertThat(nodes.one().bean(Suicidal.class).calls()).isEqualTo(1));
    }

    @Test
    void an_end_after_a_commit_of_the_same_request_still_tells_the_bean() {
        nodes.one().request(visitor, () -> {
            account(nodes.one()).pay(4);
            nodes.one().commit(visitor, CurrentSession.get().orElseThrow());
            endSession(nodes.one());
        });
        assertThat(EVENTS).filteredOn(event -> event.startsWith("closed")).containsExactly("closed with 4");
        assertThat(visitor.tokens()).isEmpty();
    }
}
