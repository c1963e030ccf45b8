package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.LossReason;
import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionLostException;
import dev.holdfast.SignInRefusedException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.event.SignedIn;
import dev.holdfast.session.store.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends HeartTest {

    private static final Set<String> GROUPS = Set.of("buyers", "staff");

    @Test
    void on_any_node_afterwards_the_caller_is_known_by_one_round_trip() {
        String token = signIn(node.request(node.create("a", "1")), "ada");
        store.opens.set(0);
        WorkingSession request = other.request(token);
        Caller caller = request.caller().get().orElseThrow();
        assertThat(caller.name()).isEqualTo("ada");
        assertThat(caller.groups()).isEqualTo(GROUPS);
        assertThat(caller.signedInAt()).isEqualTo(clock.millis());
        assertThat(notes(request).get("a")).isEqualTo("1");
        assertThat(store.opens).hasValue(1);
    }

    @Test
    void the_signing_request_itself_knows_the_caller() {
        WorkingSession request = node.request();
        assertThat(request.caller().get()).isEmpty();
        request.caller().signIn("ada", GROUPS);
        assertThat(request.caller().get().map(Caller::name)).contains("ada");
        assertThat(node.events.heard()).contains(new SignedIn(ref(request), "ada", GROUPS));
    }

    @Test
    void a_token_planted_before_is_worthless_afterwards_also_for_one_who_signs_in_once_more() {
        String planted = node.create("a", "1");
        String first = signIn(node.request(planted), "ada");
        assertThat(other.request(planted).caller().get()).isEmpty();
        String second = signIn(node.request(first), "ada");
        assertThat(other.request(first).caller().get()).isEmpty();
        assertThat(other.request(second).caller().get()).isPresent();
    }

    @Test
    void the_caller_and_the_fresh_secret_are_one_commit_with_what_was_changed() {
        WorkingSession request = node.request(node.create("a", "1"));
        notes(request).put("a", "2");
        store.committed.clear();
        request.caller().signIn("ada", GROUPS);
        assertThat(store.committed).hasSize(1);
        assertThat(store.committed.get(0).changes().names()).containsExactlyInAnyOrder("a", CallerForm.FIELD);
    }

    @Test
    void of_two_sign_ins_to_one_session_at_once_one_is_refused() {
        String token = node.create("a", "1");
        WorkingSession late = other.request(token);
        late.ref();
        String fresh = signIn(node.request(token), "ada");
        assertThatThrownBy(() -> late.caller().signIn("bob", GROUPS)).isInstanceOf(SessionLostException.class);
        assertThat(late.caller().get()).isEmpty();
        assertThat(node.request(fresh).caller().get().map(Caller::name)).contains("ada");
    }

    @Test
    void after_a_commit_that_failed_nobody_signs_in() {
        WorkingSession request = node.request(node.create("a", "1"));
        notes(request).put("a", "2");
        store.commitsFail = true;
        assertThatThrownBy(request::commit).isInstanceOf(StoreUnavailableException.class);
        store.commitsFail = false;
        assertThatThrownBy(() -> request.caller().signIn("ada", GROUPS)).isInstanceOf(StoreUnavailableException.class);
        assertThat(request.caller().get()).isEmpty();
        assertThat(store.users().of(UserId.of("ada")).refs()).isEmpty();
    }

    @Test
    void one_whose_session_ends_meanwhile_is_signed_in_nowhere() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        request.ref();
        endElsewhere(token);
        assertThatThrownBy(() -> request.caller().signIn("ada", GROUPS))
                .isInstanceOf(SessionLostException.class)
                .hasMessageStartingWith("HF0445");
        assertThat(request.caller().get()).isEmpty();
    }

    @Test
    void one_whose_sign_in_answer_was_lost_signs_in_again_at_once() {
        String lost = node.create("a", "1");
        signIn(node.request(lost), "ada");
        String fresh = signIn(other.request(lost), "ada");
        assertThat(node.request(fresh).caller().get().map(Caller::name)).contains("ada");
        assertThat(notes(node.request(fresh)).get("a"))
                .as("nothing of the session before")
                .isNull();
    }

    @Test
    void one_who_signs_in_after_another_takes_the_session_and_leaves_the_others_list() {
        String token = signIn(node.request(), "ada");
        signIn(node.request(token), "bob");
        assertThat(refsOf("ada")).isEmpty();
        assertThat(refsOf("bob")).hasSize(1);
    }

    @Test
    void an_end_is_a_sign_out_where_somebody_is_signed_in() {
        String token = signIn(node.request(), "ada");
        WorkingSession request = node.request(token);
        request.end();
        request.finish();
        WorkingSession next = other.request(token);
        assertThat(next.caller().get()).isEmpty();
        assertThat(next.previousLoss().orElseThrow().reason()).isEqualTo(LossReason.SIGNED_OUT);
        assertThat(store.users().of(UserId.of("ada")).refs()).isEmpty();
    }

    @Test
    void not_after_the_first_byte() {
        WorkingSession request = node.request();
        request.firstByteLeft();
        assertThatThrownBy(() -> request.caller().signIn("ada", GROUPS))
                .isInstanceOf(ResponseCommittedException.class)
                .hasMessageStartingWith("HF0446");
        assertThat(refsOf("ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\u0000", "\u001b[2J"})
    void a_name_that_is_empty_or_has_control_characters_is_refused_before_anything_is_stored(String name) {
        WorkingSession request = node.request();
        assertThatThrownBy(() -> request.caller().signIn(name, GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("HF0440");
        assertThatThrownBy(() -> request.caller().signIn("ada", Set.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("HF0440");
        assertThat(store.calls()).isZero();
    }

    @Test
    void absurd_names_and_groups_are_refused_without_being_repeated() {
        WorkingSession request = node.request();
        assertThatThrownBy(() -> request.caller().signIn("x".repeat(256), GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(200);
        Set<String> many = IntStream.range(0, 1001).mapToObj(String::valueOf).collect(Collectors.toSet());
        assertThatThrownBy(() -> request.caller().signIn("ada", many)).hasMessageStartingWith("HF0441");
        request.caller().signIn("ü".repeat(255), GROUPS);
        assertThat(request.caller().get().map(Caller::name)).contains("ü".repeat(255));
    }

    @Test
    void over_the_limit_the_oldest_sign_in_ends_with_that_reason() {
        try (HeartNode limited = new HeartNode(store, "user.max-sessions", "2")) {
            String first = signIn(limited.request(), "ada");
            clock.advance(Duration.ofSeconds(1));
            String second = signIn(limited.request(), "ada");
            clock.advance(Duration.ofSeconds(1));
            String third = signIn(limited.request(), "ada");
            assertThat(other.request(first).previousLoss().orElseThrow().reason())
                    .isEqualTo(LossReason.OVER_LIMIT);
            assertThat(other.request(second).caller().get()).isPresent();
            assertThat(other.request(third).caller().get()).isPresent();
        }
    }

    @Test
    void or_the_new_one_is_refused_and_its_session_lives_on_without_it() {
        try (HeartNode limited = new HeartNode(store, "user.max-sessions", "1", "user.on-limit", "refuse")) {
            String first = signIn(limited.request(), "ada");
            WorkingSession second = limited.request(limited.create("a", "1"));
            assertThatThrownBy(() -> second.caller().signIn("ada", GROUPS))
                    .isInstanceOfSatisfying(SignInRefusedException.class, refused -> assertThat(refused.reason())
                            .isEqualTo(LossReason.OVER_LIMIT));
            assertThat(second.caller().get()).isEmpty();
            assertThat(notes(second).get("a")).isEqualTo("1");
            assertThat(other.request(first).caller().get()).isPresent();
        }
    }

    @Test
    void sessions_that_are_over_take_no_place_within_the_limit() {
        try (HeartNode limited = new HeartNode(store, "user.max-sessions", "1", "user.on-limit", "refuse")) {
            signIn(limited.request(), "ada");
            clock.advance(Duration.ofMinutes(32));
            String second = signIn(limited.request(), "ada");
            assertThat(other.request(second).caller().get()).isPresent();
        }
    }

    @Test
    void an_end_of_all_refuses_a_sign_in_that_is_under_way() {
        WorkingSession underWay = node.request(node.create("a", "1"));
        underWay.ref();
        clock.advance(Duration.ofMillis(5));
        node.sessions().users().endAll("ada", Optional.empty(), LossReason.ACCOUNT_ENDED);
        assertThatThrownBy(() -> underWay.caller().signIn("ada", GROUPS))
                .isInstanceOfSatisfying(SignInRefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(LossReason.ACCOUNT_ENDED));
        assertThat(underWay.caller().get()).isEmpty();
    }

    private String signIn(WorkingSession request, String name) {
        request.caller().signIn(name, GROUPS);
        request.commit();
        String token = HeartNode.sent(request);
        request.finish();
        return token;
    }

    private List<UserSessions.SignedIn> refsOf(String user) {
        return other.sessions().users().of(user);
    }

    private static String ref(WorkingSession request) {
        return request.ref().orElseThrow().toString();
    }
}
