package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.LossReason;
import dev.holdfast.SessionLoss;
import dev.holdfast.SessionLostException;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserId;
import dev.holdfast.testkit.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSessionsTest extends HeartTest {

    @Test
    void all_of_a_users_sessions_are_listed_on_any_node_newest_sign_in_first() {
        String first = signIn("ada");
        clock.advance(Duration.ofMinutes(1));
        String second = signIn("ada");
        signIn("bob");
        assertThat(other.sessions().users().of("ada"))
                .extracting(UserSessions.SignedIn::ref)
                .containsExactly(ref(second), ref(first));
        UserSessions.SignedIn newest = other.sessions().users().of("ada").get(0);
        assertThat(newest.caller().signedInAt()).isEqualTo(clock.millis());
        assertThat(newest.times().createdAt()).isEqualTo(clock.millis());
    }

    @Test
    void sessions_that_timed_out_or_ended_are_not_and_leave_the_index() {
        String idle = signIn("ada");
        clock.advance(Duration.ofMinutes(29));
        String ended = signIn("ada");
        clock.advance(Duration.ofMinutes(3));
        String alive = signIn("ada");
        WorkingSession ending = node.request(ended);
        ending.end();
        ending.finish();
        SessionRef reference = ref(alive);
        assertThat(other.sessions().users().of("ada"))
                .extracting(UserSessions.SignedIn::ref)
                .containsExactly(reference);
        assertThat(store.users().of(UserId.of("ada")).refs()).containsExactly(reference);
        assertThat(idle).isNotEmpty();
    }

    @Test
    void one_is_ended_by_its_ref_and_its_next_request_is_told_by_whom() {
        String first = signIn("ada");
        String second = signIn("ada");
        assertThat(other.sessions().users().end("ada", ref(first), LossReason.ENDED_BY_USER))
                .isTrue();
        assertThat(reason(first)).contains(LossReason.ENDED_BY_USER);
        assertThat(reason(second)).isEmpty();
        assertThat(other.sessions().users().end("ada", ref(second), LossReason.ENDED_BY_ADMINISTRATOR))
                .isTrue();
        assertThat(reason(second)).contains(LossReason.ENDED_BY_ADMINISTRATOR);
    }

    @Test
    void another_users_session_an_unknown_one_and_one_that_is_over_are_refused_alike() {
        String bobs = signIn("bob");
        String anonymous = node.create("a", "1");
        String over = signIn("ada");
        SessionRef overRef = ref(over);
        other.sessions().users().end("ada", overRef, LossReason.ENDED_BY_USER);
        List<SessionRef> refused = List.of(ref(bobs), ref(anonymous), overRef, SessionRef.random(new SecureRandom()));
        assertThat(refused)
                .allSatisfy(ref -> assertThat(other.sessions().users().end("ada", ref, LossReason.ENDED_BY_USER))
                        .isFalse());
        assertThat(reason(bobs)).isEmpty();
        assertThat(reason(anonymous)).isEmpty();
    }

    @Test
    void all_end_but_one() {
        String here = signIn("ada");
        List<String> elsewhere = Stream.generate(() -> signIn("ada")).limit(5).toList();
        String bobs = signIn("bob");
        int ended = other.sessions().users().endAll("ada", Optional.of(ref(here)), LossReason.ENDED_BY_USER);
        assertThat(ended).isEqualTo(5);
        assertThat(elsewhere).allSatisfy(token -> assertThat(reason(token)).contains(LossReason.ENDED_BY_USER));
        assertThat(reason(here)).isEmpty();
        assertThat(reason(bobs)).isEmpty();
        assertThat(other.sessions().users().endAll("ada", Optional.of(ref(here)), LossReason.ENDED_BY_USER))
                .isZero();
    }

    @Test
    void all_end_also_one_to_which_the_user_is_about_to_sign_in() {
        String token = node.create("a", "1");
        WorkingSession underWay = node.request(token);
        underWay.ref();
        enrol("ada", ref(token)); // as far as a sign-in has come that is before its commit
        other.sessions().users().endAll("ada", Optional.empty(), LossReason.ACCOUNT_ENDED);
        assertThat(reason(token)).contains(LossReason.ACCOUNT_ENDED);
    }

    @Test
    void a_crash_between_index_and_commit_leaves_an_entry_that_lists_nothing_and_soon_ends_nobody_elses() {
        String bobs = signIn("bob");
        enrol("ada", ref(bobs));
        assertThat(other.sessions().users().of("ada")).isEmpty();
        clock.advance(Duration.ofMinutes(3));
        assertThat(other.sessions().users().endAll("ada", Optional.empty(), LossReason.ACCOUNT_ENDED))
                .isZero();
        assertThat(reason(bobs)).isEmpty();
        assertThat(store.users().of(UserId.of("ada")).refs()).isEmpty();
    }

    @Test
    void entries_of_sessions_that_timed_out_do_not_pile_up() {
        for (int i = 0; i < 30; i++) {
            signIn("ada");
        }
        clock.advance(Duration.ofMinutes(32));
        for (int i = 0; i < 20; i++) {
            signIn("ada");
        }
        assertThat(store.users().of(UserId.of("ada")).refs()).hasSize(20);
    }

    @Test
    void of_two_sign_ins_of_one_user_to_one_session_the_refused_one_leaves_it_in_the_list() {
        String token = node.create("a", "1");
        WorkingSession late = other.request(token);
        late.ref();
        WorkingSession first = node.request(token);
        first.caller().signIn("ada", Set.of());
        String fresh = HeartNode.sent(first);
        assertThatThrownBy(() -> late.caller().signIn("ada", Set.of())).isInstanceOf(SessionLostException.class);
        assertThat(other.sessions().users().of("ada")).hasSize(1);
        assertThat(other.sessions().users().endAll("ada", Optional.empty(), LossReason.ACCOUNT_ENDED))
                .isEqualTo(1);
        assertThat(reason(fresh)).contains(LossReason.ACCOUNT_ENDED);
    }

    @Test
    void a_session_whose_caller_cannot_be_read_ends_with_all() {
        String token = signIn("ada");
        putElsewhere(token, CallerForm.FIELD, "of a later version");
        clock.advance(Duration.ofMinutes(5));
        assertThat(other.sessions().users().of("ada")).isEmpty();
        other.sessions().users().endAll("ada", Optional.empty(), LossReason.ACCOUNT_ENDED);
        assertThat(reason(token)).contains(LossReason.ACCOUNT_ENDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void fifty_sign_ins_at_once_on_two_nodes_leave_exactly_as_many_as_are_allowed(int limit) {
        List<HeartNode> nodes = List.of(limited(limit, "end-oldest"), limited(limit, "end-oldest"));
        List<Boolean> outcomes = signInAtOnce(nodes);
        assertThat(outcomes).hasSize(50);
        assertThat(other.sessions().users().of("ada")).hasSize(limit);
        assertThat(store.users().of(UserId.of("ada")).refs()).hasSize(limit);
        nodes.forEach(HeartNode::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void or_let_exactly_as_many_in(int limit) {
        List<HeartNode> nodes = List.of(limited(limit, "refuse"), limited(limit, "refuse"));
        assertThat(signInAtOnce(nodes)).filteredOn(signedIn -> signedIn).hasSize(limit);
        assertThat(other.sessions().users().of("ada")).hasSize(limit);
        nodes.forEach(HeartNode::close);
    }

    /** Whether each of them is signed in. */
    private List<Boolean> signInAtOnce(List<HeartNode> nodes) {
        return Race.of(50, thread -> {
            WorkingSession request = nodes.get(thread % 2).request();
            try {
                request.caller().signIn("ada", Set.of());
                request.commit();
                return true;
            } catch (dev.holdfast.HoldfastException refused) {
                return false;
            } finally {
                request.finish();
            }
        });
    }

    private HeartNode limited(int limit, String onLimit) {
        return new HeartNode(store, "user.max-sessions", "" + limit, "user.on-limit", onLimit);
    }

    private void enrol(String user, SessionRef ref) {
        node.sessions()
                .enrolment()
                .enter(
                        UserId.of(user),
                        user,
                        ref,
                        Long.MAX_VALUE,
                        new Patience(node.sessions().environment()));
    }

    private String signIn(String name) {
        WorkingSession request = node.request();
        request.caller().signIn(name, Set.of("buyers"));
        request.commit();
        String token = HeartNode.sent(request);
        request.finish();
        return token;
    }

    private SessionRef ref(String token) {
        return other.request(token).ref().orElseThrow();
    }

    private Optional<LossReason> reason(String token) {
        return other.request(token).previousLoss().map(SessionLoss::reason);
    }
}
