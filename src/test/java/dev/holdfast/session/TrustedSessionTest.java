package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.session.store.SessionRef;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work on a session by the caller's own right, as timers and sockets do. */
class TrustedSessionTest extends HeartTest {

    private final String token = node.create("a", "1");
    private final SessionRef ref = node.request(token).ref().orElseThrow();

    @Test
    void it_reads_and_changes_the_session_and_the_clients_token_stays_good() {
        WorkingSession work = other.sessions().beginTrusted(ref, true);
        assertThat(notes(work).get("a")).isEqualTo("1");
        notes(work).put("a", "2");
        work.finish();
        assertThat(stored(token, "a")).isEqualTo("2");
        assertThat(work.takeTokenInstruction()).isEmpty();
        assertThat(other.told()).containsExactly("SESSION_COMMITTED");
    }

    @Test
    void also_after_a_renewal_and_a_sign_in_meanwhile() {
        WorkingSession work = other.sessions().beginTrusted(ref, true);
        notes(work).put("a", "2");
        WorkingSession request = node.request(token);
        request.changeSecret();
        work.finish();
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("2");
    }

    @Test
    void a_passive_one_lengthens_nothing_and_the_other_kind_does() {
        clock.advance(Duration.ofMinutes(20));
        other.sessions().beginTrusted(ref, true).ref();
        clock.advance(Duration.ofMinutes(10));
        other.sessions().beginTrusted(ref, false).ref();
        clock.advance(Duration.ofMinutes(20));
        assertThat(stored(token, "a")).isEqualTo("1");
        clock.advance(Duration.ofMinutes(20));
        other.sessions().beginTrusted(ref, true).ref();
        clock.advance(Duration.ofMinutes(12));
        assertThat(stored(token, "a")).isNull();
    }

    @Test
    void it_may_end_the_session() {
        WorkingSession work = other.sessions().beginTrusted(ref, true);
        work.end();
        work.finish();
        assertThat(stored(token, "a")).isNull();
    }

    @Test
    void an_unknown_ref_opens_nothing_and_begins_nothing() {
        WorkingSession work = other.sessions().beginTrusted(SessionRef.random(new SecureRandom()), false);
        assertThat(work.ref()).isEmpty();
        assertThat(work.previousLoss()).isPresent();
        assertThat(other.told()).as("no client has presented a token").isEmpty();
        notes(work).put("a", "2");
        assertThatThrownBy(work::commit).isInstanceOf(ResponseCommittedException.class);
    }

    @Test
    void nobody_signs_in_by_it() {
        WorkingSession work = other.sessions().beginTrusted(ref, true);
        assertThatThrownBy(() -> work.caller().signIn("ada", Set.of())).isInstanceOf(ResponseCommittedException.class);
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void a_locked_section_reads_again_without_a_token() {
        WorkingSession work = other.sessions().beginTrusted(ref, true);
        work.ref();
        putElsewhere(token, "a", "2");
        work.runs().begin();
        work.runs().reread();
        assertThat(notes(work).get("a")).isEqualTo("2");
        work.runs().end();
    }
}
