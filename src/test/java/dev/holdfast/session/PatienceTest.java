package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request waits for the store does not add up to more than {@code holdfast.redis.timeout}. */
class PatienceTest extends HeartTest {

    private String token = "";

    @BeforeEach
    void create() {
        token = node.create("a", "1");
        store.limits.clear();
    }

    @Test
    void a_slow_answer_leaves_less_time_for_the_next() {
        WorkingSession request = node.request(token);
        store.onOpen = asked -> takes(Duration.ofMillis(1_900));
        notes(request).put("a", "2");
        request.commit();
        assertThat(store.limits).containsExactly(Duration.ofSeconds(2), Duration.ofMillis(100));
    }

    @Test
    void the_time_used_up_by_a_conflict_is_not_given_again() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        store.plantedCommits.add(sent -> {
            takes(Duration.ofMillis(1_500));
            return new CommitAnswer.Late(clock.millis(), false);
        });
        request.commit();
        assertThat(store.limits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(500));
    }

    @Test
    void no_write_may_land_after_the_time_is_over() {
        WorkingSession request = node.request(token);
        store.onOpen = asked -> takes(Duration.ofMillis(1_500));
        notes(request).put("a", "2");
        request.commit();
        CommitRequest last = store.committed.get(store.committed.size() - 1);
        assertThat(last.notAfter() - clock.millis()).isLessThanOrEqualTo(500);
    }

    @Test
    void nothing_is_asked_when_the_time_is_over() {
        WorkingSession request = node.request(token);
        store.onOpen = asked -> takes(Duration.ofSeconds(3));
        notes(request).put("a", "2");
        int before = store.calls();
        assertThatThrownBy(request::commit)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("HF0408");
        assertThat(store.calls()).isEqualTo(before);
        assertThat(request.hasFailed()).isTrue();
    }

    @Test
    void a_stream_may_go_on_storing_as_long_as_it_lives() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        request.commit();
        request.firstByteLeft();
        store.limits.clear();
        for (int i = 0; i < 10; i++) {
            store.plantedCommits.add(sent -> {
                takes(Duration.ofMillis(900));
                return new CommitAnswer.Done(clock.millis(), null);
            });
            notes(request).put("a", "3" + i);
            request.commit();
        }
        assertThat(store.limits).hasSize(10).containsOnly(Duration.ofSeconds(2));
    }

    private void takes(Duration time) {
        node.nanos.addAndGet(time.toNanos());
    }
}
