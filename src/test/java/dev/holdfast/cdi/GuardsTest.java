package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.GroupRequiredException;
import dev.holdfast.HoldfastException;
import dev.holdfast.SessionRequiredException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.SignInRequiredException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.interceptor.RequiresRecentSignIn;
import dev.holdfast.interceptor.RequiresSession;
import dev.holdfast.interceptor.RequiresSignIn;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may not call is told why, before anything runs, and for no more than it costs to look. */
class GuardsTest {

    @SessionScopedDistributed
    static class Counter {
        private int count;

        int increment() {
            return ++count;
        }
    }

    /** Each method says that it ran. */
    @ApplicationScoped
    static class Desk {
        @RequiresSession
        void session() {
            RAN.add("session");
        }

        @RequiresSignIn
        void signIn() {
            RAN.add("signIn");
        }

        @RequiresSignIn({"clerk", "manager"})
        void staff() {
            RAN.add("staff");
        }

        @RequiresRecentSignIn(maxAge = "PT5M")
        void recent() {
            RAN.add("recent");
        }

        @RequiresRecentSignIn(maxAge = "PT5M")
        @RequiresSignIn("manager")
        @RequiresSession
        @SessionLocked
        void all() {
            RAN.add("all");
        }

        @RequiresSignIn("manager")
        @EndsSession
        void close() {
            RAN.add("close");
        }
    }

    @Stereotype
    @RequiresSignIn("manager")
    @Retention(RetentionPolicy.RUNTIME)
    @interface ForManagers {}

    @ApplicationScoped
    @ForManagers
    static class Office {
        void closed() {
            RAN.add("closed");
        }

        @RequiresSignIn
        void open() {
            RAN.add("open");
        }
    }

    private static final List<String> RAN = new ArrayList<>();
    private static final MovableClock CLOCK = new MovableClock();
    private static final FaultyStore STORE = new FaultyStore(new MemorySessionStore(CLOCK));
    private static Node node;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        node = Node.over(STORE, Counter.class, Desk.class, ForManagers.class, Office.class);
    }

    @AfterAll
    static void shutDown() {
        node.close();
    }

    @BeforeEach
    void nothing_ran_yet() {
        RAN.clear();
    }

    private void begin() {
        node.request(visitor, () -> node.bean(Counter.class).increment());
    }

    private void signIn(String... groups) {
        node.request(visitor, () -> node.bean(DistributedSession.class).signIn("ann", Set.of(groups)));
    }

    private void passes(Consumer<Desk> call) {
        node.request(visitor, () -> call.accept(node.bean(Desk.class)));
    }

    private HoldfastException refusal(Consumer<Desk> call) {
        HoldfastException[] met = new HoldfastException[1];
        node.request(visitor, () -> {
            try {
                call.accept(node.bean(Desk.class));
            } catch (HoldfastException refused) {
                met[0] = refused;
            }
        });
        assertThat(met[0]).as("refusal").isNotNull();
        assertThat(RAN).as("what ran though it was refused").isEmpty();
        return met[0];
    }

    @Test
    void without_a_session_nobody_is_let_in_and_none_begins() {
        int calls = STORE.calls();
        assertThat(refusal(Desk::session))
                .isInstanceOf(SessionRequiredException.class)
                .hasMessageStartingWith("HF0230");
        assertThat(refusal(Desk::signIn))
                .isInstanceOf(SignInRequiredException.class)
                .hasMessageStartingWith("HF0231");
        assertThat(refusal(Desk::recent))
                .isInstanceOf(SignInRequiredException.class)
                .hasMessageStartingWith("HF0231");
        assertThat(visitor.tokens()).isEmpty();
        assertThat(STORE.calls()).isEqualTo(calls);
    }

    @Test
    void what_the_request_has_begun_is_no_session_before_it_is_stored() {
        node.request(visitor, () -> {
            node.bean(Counter.class).increment();
            assertThatThrownBy(() -> node.bean(Desk.class).session()).isInstanceOf(SessionRequiredException.class);
        });
        passes(Desk::session);
        assertThat(RAN).containsExactly("session");
    }

    @Test
    void a_refusal_costs_no_more_than_the_look_at_the_session() {
        begin();
        int calls = STORE.calls();
        assertThat(refusal(Desk::all)).isInstanceOf(SignInRequiredException.class);
        assertThat(STORE.calls()).isEqualTo(calls + 1);
    }

    @Test
    void a_session_that_has_ended_is_none() {
        begin();
        List<String> tokens = visitor.tokens();
        node.request(visitor, () -> node.bean(DistributedSession.class).end());
        visitor.presenting(tokens.toArray(String[]::new));
        assertThat(refusal(Desk::session)).isInstanceOf(SessionRequiredException.class);
    }

    @Test
    void a_store_that_does_not_answer_is_no_refusal() {
        begin();
        STORE.opensFail = true;
        try {
            var session = node.begin(visitor);
            assertThatThrownBy(() -> node.bean(Desk.class).session()).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> node.bean(Desk.class).signIn()).isInstanceOf(StoreUnavailableException.class);
            node.end(session);
        } finally {
            STORE.opensFail = false;
        }
        assertThat(RAN).isEmpty();
    }

    @Test
    void outside_of_a_request_nobody_is_let_in() {
        for (Consumer<Desk> call :
                List.<Consumer<Desk>>of(Desk::session, Desk::signIn, Desk::staff, Desk::recent, Desk::close)) {
            assertThatThrownBy(() -> call.accept(node.bean(Desk.class)))
                    .isInstanceOf(ContextNotActiveException.class)
                    .hasMessageStartingWith("HF0214");
        }
        assertThat(RAN).isEmpty();
    }

    @Test
    void whoever_has_signed_in_is_let_in_and_groups_count_where_they_are_named() {
        signIn("clerk");
        passes(Desk::session);
        passes(Desk::signIn);
        passes(Desk::staff);
        passes(Desk::recent);
        assertThat(RAN).containsExactly("session", "signIn", "staff", "recent");
        RAN.clear();
        assertThat(refusal(Desk::all))
                .isInstanceOf(GroupRequiredException.class)
                .hasMessageStartingWith("HF0233");
    }

    @Test
    void a_user_of_no_group_is_in_none_of_those_that_are_named() {
        signIn();
        passes(Desk::signIn);
        RAN.clear();
        assertThat(refusal(Desk::staff)).isInstanceOf(GroupRequiredException.class);
    }

    @Test
    void a_refusal_names_neither_the_caller_nor_a_group() {
        signIn("clerk");
        assertThat(refusal(Desk::all).getMessage()).doesNotContain("ann", "clerk", "manager");
    }

    @Test
    void a_method_s_groups_count_more_than_those_of_its_class_s_stereotype() {
        signIn("clerk");
        node.request(visitor, () -> {
            node.bean(Office.class).open();
            assertThatThrownBy(() -> node.bean(Office.class).closed()).isInstanceOf(GroupRequiredException.class);
        });
        assertThat(RAN).containsExactly("open");
    }

    /** The system's clock, which is far away from the store's here, has no say. */
    @Test
    void asvs_7_5_3_a_sign_in_is_recent_by_the_store_s_time_alone() {
        signIn("manager");
        CLOCK.advance(Duration.ofMinutes(4));
        passes(Desk::recent);
        passes(Desk::all);
        CLOCK.advance(Duration.ofSeconds(61));
        passes(Desk::signIn);
        assertThat(RAN).containsExactly("recent", "all", "signIn");
        RAN.clear();
        assertThat(refusal(Desk::recent))
                .isInstanceOf(SignInRequiredException.class)
                .hasMessageStartingWith("HF0232")
                .hasMessageContaining("too long ago");
        assertThat(refusal(Desk::all)).hasMessageStartingWith("HF0232");
    }

    @Test
    void signing_in_once_more_makes_it_recent_again() {
        signIn("manager");
        CLOCK.advance(Duration.ofMinutes(6));
        assertThat(refusal(Desk::recent)).hasMessageStartingWith("HF0232");
        signIn("manager");
        passes(Desk::recent);
    }

    @Test
    void a_refused_call_ends_nothing() {
        signIn("clerk");
        assertThat(refusal(Desk::close)).isInstanceOf(GroupRequiredException.class);
        passes(Desk::signIn);
    }
}
