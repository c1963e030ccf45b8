package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionContextController;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scope activated by hand, as batch code, timers and users' own unit tests do. */
class SessionContextControllerTest {

    @SessionScopedDistributed
    static class Cart {
        private int count;

        int add() {
            return ++count;
        }
    }

    private final TwoNodes nodes = TwoNodes.with(Cart.class);
    private final Node.Visitor visitor = new Node.Visitor();
    private final SessionContextController controller = nodes.two().bean(SessionContextController.class);

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void a_known_session_is_worked_on_and_its_visitor_sees_it() {
        add();
        String ref =
                nodes.one().request(visitor, () -> session(nodes.one()).ref().orElseThrow());
        assertThat(controller.activate(ref)).isTrue();
        assertThat(cart().add()).isEqualTo(2);
        controller.deactivate();
        assertThat(add()).isEqualTo(3);
    }

    @Test
    void a_new_one_is_stored_at_the_end_and_found_by_its_ref() {
        controller.activateNew();
        cart().add();
        session(nodes.two()).signIn("ada", Set.of());
        String ref = session(nodes.two()).ref().orElseThrow();
        controller.deactivate();
        assertThat(controller.activate(ref)).isTrue();
        assertThat(cart().add()).isEqualTo(2);
        assertThat(session(nodes.two()).caller()).contains("ada");
        controller.deactivate();
    }

    @Test
    void nothing_put_into_a_new_one_stores_nothing() {
        controller.activateNew();
        controller.deactivate();
        assertThat(nodes.takeChanged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAAAAAAAAAAAAAAAAAAA", "no ref\n"})
    void what_is_no_live_session_is_not_activated(String ref) {
        assertThat(controller.activate(ref)).isFalse();
        assertThatThrownBy(() -> cart().add()).isInstanceOf(ContextNotActiveException.class);
        assertThatThrownBy(controller::deactivate)
                .isInstanceOf(ContextNotActiveException.class)
                .hasMessageStartingWith("HF0227");
    }

    @Test
    void one_at_a_time_and_none_within_a_request() {
        controller.activateNew();
        assertThatThrownBy(controller::activateNew)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("HF0226");
        controller.deactivate();
        nodes.one().request(visitor, () -> assertThatThrownBy(controller::activateNew)
                .hasMessageStartingWith("HF0226"));
    }

    @Test
    void after_it_no_session_is_active() {
        controller.activateNew();
        controller.deactivate();
        assertThatThrownBy(() -> cart().add()).isInstanceOf(ContextNotActiveException.class);
    }

    private int add() {
        return nodes.one().request(visitor, () -> nodes.one().bean(Cart.class).add());
    }

    private Cart cart() {
        return nodes.two().bean(Cart.class);
    }

    private static DistributedSession session(Node node) {
        return node.bean(DistributedSession.class);
    }
}
