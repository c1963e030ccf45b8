package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.LossReason;
import dev.holdfast.SessionDirectory;
import dev.holdfast.SessionLoss;
import dev.holdfast.SignInRequiredException;
import dev.holdfast.SignedInSession;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's devices, seen and ended from two nodes. */
class SessionDirectoryTest {

    @ApplicationScoped
    static class Desk {
        @Inject
        DistributedSession session;

        @Inject
        SessionDirectory directory;

        DistributedSession session() {
            return session;
        }

        SessionDirectory directory() {
            return directory;
        }
    }

    private final TwoNodes nodes = TwoNodes.with(Desk.class);
    private final Node.Visitor phone = signedIn("ada");
    private final Node.Visitor laptop = signedIn("ada");
    private final Node.Visitor bob = signedIn("bob");

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void the_caller_sees_all_of_them_and_which_one_is_this() {
        List<SignedInSession> seen = onTwo(phone, () -> directory().ofCaller());
        assertThat(seen).extracting(SignedInSession::ref).containsExactlyInAnyOrder(ref(laptop), ref(phone));
        assertThat(seen)
                .filteredOn(SignedInSession::current)
                .extracting(SignedInSession::ref)
                .containsExactly(ref(phone));
        assertThat(seen).allSatisfy(one -> assertThat(one.address()).isEmpty());
    }

    @Test
    void ends_one_of_them() {
        String ref = ref(laptop);
        assertThat(onTwo(phone, () -> directory().end(ref))).isTrue();
        assertThat(loss(laptop)).contains(LossReason.ENDED_BY_USER);
        assertThat(loss(phone)).isEmpty();
        assertThat(onTwo(phone, () -> directory().end(ref))).isFalse();
    }

    @Test
    void ends_this_one_as_a_sign_out_does() {
        String token = phone.tokens().get(0);
        String ref = ref(phone);
        assertThat(onTwo(phone, () -> directory().end(ref))).isTrue();
        assertThat(loss(new Node.Visitor().presenting(token))).contains(LossReason.SIGNED_OUT);
    }

    @Test
    void ends_all_the_others() {
        assertThat(onTwo(phone, () -> directory().endOthers())).isEqualTo(1);
        assertThat(loss(laptop)).contains(LossReason.ENDED_BY_USER);
        assertThat(loss(phone)).isEmpty();
        assertThat(loss(bob)).isEmpty();
    }

    @Test
    void another_users_session_is_refused_and_lives_on() {
        String ref = ref(bob);
        assertThat(onTwo(phone, () -> directory().end(ref))).isFalse();
        assertThat(loss(bob)).isEmpty();
        assertThat(onTwo(phone, () -> directory().endByAdministrator("ada", ref)))
                .isFalse();
        assertThat(loss(bob)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../../etc/passwd", "AAAAAAAAAAAAAAAAAAAAAA", "ü\u0000\n"})
    void what_is_no_ref_of_a_session_ends_nothing(String ref) {
        assertThat(onTwo(phone, () -> directory().end(ref))).isFalse();
        assertThat(onTwo(phone, () -> directory().endByAdministrator("ada", ref)))
                .isFalse();
        assertThat(onTwo(phone, () -> directory().ofCaller())).hasSize(2);
    }

    @Test
    void an_administrator_ends_one_or_all_and_an_account_ends_with_all() {
        String ref = ref(laptop);
        assertThat(onTwo(bob, () -> directory().endByAdministrator("ada", ref))).isTrue();
        assertThat(loss(laptop)).contains(LossReason.ENDED_BY_ADMINISTRATOR);
        assertThat(onTwo(bob, () -> directory().endAllByAdministrator("ada"))).isEqualTo(1);
        assertThat(loss(phone)).contains(LossReason.ENDED_BY_ADMINISTRATOR);
        Node.Visitor late = new Node.Visitor();
        assertThat(onTwo(bob, () -> directory().endAccount("bob"))).isEqualTo(1);
        assertThat(loss(bob)).contains(LossReason.ACCOUNT_ENDED);
        assertThat(onTwo(late, () -> directory().of("nobody"))).isEmpty();
    }

    @Test
    void nobody_signed_in_has_no_sessions_to_ask_for() {
        assertThatThrownBy(() -> onTwo(new Node.Visitor(), () -> directory().ofCaller()))
                .isInstanceOf(SignInRequiredException.class)
                .hasMessageStartingWith("HF0225");
        assertThatThrownBy(() -> directory().ofCaller()).isInstanceOf(ContextNotActiveException.class);
        assertThat(directory().of("ada")).as("also outside of a request").hasSize(2);
    }

    private Node.Visitor signedIn(String user) {
        Node.Visitor visitor = new Node.Visitor();
        nodes.one()
                .request(visitor, () -> nodes.one().bean(Desk.class).session().signIn(user, Set.of("buyers")));
        return visitor;
    }

    private <T> T onTwo(Node.Visitor visitor, java.util.function.Supplier<T> work) {
        return nodes.two().request(visitor, work);
    }

    private SessionDirectory directory() {
        return nodes.two().bean(Desk.class).directory();
    }

    private String ref(Node.Visitor visitor) {
        return nodes.one()
                .request(
                        visitor,
                        () -> nodes.one().bean(Desk.class).session().ref().orElseThrow());
    }

    private Optional<LossReason> loss(Node.Visitor visitor) {
        return nodes.one()
                .request(visitor, () -> nodes.one().bean(Desk.class).session().previousLoss())
                .map(SessionLoss::reason);
    }
}
