package dev.holdfast.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.testkit.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Histories written by hand; times are nanoseconds. */
class HistoryCheckerTest {

    private static final String SESSION = "s1";
    private static final Outcome DONE = new Outcome.Done(SESSION);
    private static final Outcome NO_SESSION = new Outcome.Seen("-", Map.of());

    private final List<Operation> history = new ArrayList<>();

    @Test
    void what_was_answered_and_is_seen_is_sound() {
        add("ann", "fig", 0, 10, DONE);
        add("bob", "plum", 5, 15, DONE);
        read("ann", 20, 30, "fig", "plum");
        assertSound();
    }

    @Test
    void a_write_whose_answer_came_before_a_read_began_and_that_it_does_not_see_is_lost() {
        add("ann", "fig", 0, 10, DONE);
        add("bob", "plum", 5, 15, DONE);
        read("cid", 20, 30, "plum");
        assertThat(found()).containsExactly("lost write: fig was added 1 times, is seen 0 times");
        assertThatThrownBy(this::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 faults in 3 operations")
                .hasMessageContaining("cid at n1: read of s1/map [0.000 to 0.000 ms]")
                .hasMessageContaining("ann at n1: add fig of s1/map");
    }

    @Test
    void an_increment_of_a_counter_is_lost_where_the_counter_is_too_small() {
        add("ann", "1", 0, 10, DONE);
        add("bob", "1", 0, 10, DONE);
        read("ann", 20, 30, "1");
        assertThat(found()).containsExactly("lost write: 1 was added 2 times, is seen 1 times");
    }

    @Test
    void what_overlaps_may_have_happened_in_any_order() {
        add("ann", "fig", 0, 25, DONE);
        read("bob", 20, 30);
        add("ann", "plum", 26, 40, DONE);
        read("bob", 31, 39, "fig", "plum");
        assertSound();
    }

    @Test
    void a_removal_under_way_explains_what_is_not_seen_and_one_that_came_later_does_not() {
        add("ann", "fig", 0, 10, DONE);
        remove("bob", "fig", 25, 40, DONE);
        read("ann", 20, 30);
        assertSound();

        read("cid", 12, 24);
        assertThat(found()).containsExactly("lost write: fig was added 1 times, is seen 0 times");
    }

    @Test
    void a_refused_write_or_removal_that_landed_is_seen() {
        add("ann", "fig", 0, 10, new Outcome.Refused("409"));
        read("ann", 20, 30, "fig");
        assertThat(found())
                .containsExactly(
                        "unasked write: fig is seen 1 times, may have been added 0 times and was removed 0 times");

        history.clear();
        add("ann", "fig", 0, 10, DONE);
        remove("ann", "fig", 11, 15, new Outcome.Refused("503"));
        read("ann", 20, 30);
        assertThat(found()).containsExactly("lost write: fig was added 1 times, is seen 0 times");
    }

    @Test
    void a_write_without_an_answer_may_have_landed_or_not_but_once() {
        add("ann", "fig", 0, 10, new Outcome.Unknown());
        read("bob", 20, 30);
        read("cid", 20, 30, "fig");
        assertSound();

        read("dan", 40, 50, "fig", "fig");
        assertThat(found())
                .containsExactly(
                        "unasked write: fig is seen 2 times, may have been added 1 times and was removed 0 times");
    }

    @Test
    void what_was_removed_does_not_come_back() {
        add("ann", "fig", 0, 10, DONE);
        remove("bob", "fig", 11, 15, DONE);
        read("ann", 20, 30, "fig");
        assertThat(found())
                .containsExactly(
                        "unasked write: fig is seen 1 times, may have been added 1 times and was removed 1 times");
    }

    @Test
    void a_client_that_no_longer_sees_what_it_saw_went_back_in_time() {
        add("ann", "fig", 0, 90, DONE);
        read("bob", 20, 30, "fig");
        read("cid", 40, 50);
        assertSound();

        read("bob", 40, 50);
        assertThat(found()).containsExactly("back in time: fig was seen 1 times, is seen 0 times");
    }

    @Test
    void a_removal_explains_why_a_client_no_longer_sees_it() {
        add("ann", "fig", 0, 10, DONE);
        read("bob", 20, 30, "fig");
        remove("ann", "fig", 35, 38, DONE);
        read("bob", 40, 50);
        assertSound();
    }

    @Test
    void a_request_that_began_before_the_end_was_answered_may_meet_the_session_and_later_ones_may_not() {
        add("ann", "fig", 0, 10, DONE);
        end(20, 30, DONE);
        add("bob", "plum", 29, 90, DONE);
        history.add(new Operation(call("cid", new Action.Read()), 31, 40, NO_SESSION));
        assertSound();

        read("dan", 31, 40, "fig");
        assertThat(found()).containsExactly("use after end");
    }

    @Test
    void a_write_after_the_end_that_says_it_met_the_session_has_brought_it_back() {
        end(20, 30, DONE);
        add("ann", "fig", 31, 40, DONE);
        assertThat(found()).containsExactly("use after end");
    }

    @Test
    void a_session_that_follows_an_ended_one_holds_nothing_of_it() {
        add("ann", "fig", 0, 10, DONE);
        end(20, 30, DONE);
        history.add(new Operation(call("ann", new Action.Read()), 31, 40, new Outcome.Seen("-", Map.of("fig", 1))));
        assertThat(found())
                .containsExactly(
                        "unasked write: fig is seen 1 times, may have been added 0 times and was removed 0 times");
    }

    @Test
    void a_session_that_nobody_has_ended_is_there() {
        end(20, 30, new Outcome.Refused("503"));
        history.add(new Operation(call("ann", new Action.Read()), 31, 40, NO_SESSION));
        assertThat(found()).containsExactly("lost session");
    }

    @Test
    void many_threads_record_and_none_is_forgotten() {
        History recorded = new History();
        Race.of(8, i -> {
            for (int n = 0; n < 100; n++) {
                recorded.record(call("client-" + i, new Action.Add("1")), () -> DONE, done -> done);
            }
            return null;
        });
        recorded.record(call("ann", new Action.Read()), () -> Map.of("1", 800), all -> new Outcome.Seen(SESSION, all));
        HistoryChecker.requireSound(recorded);
        assertThat(recorded.operations()).hasSize(801);
    }

    @Test
    void a_request_that_throws_is_recorded_without_an_answer_and_no_record_at_all_is_a_failure() {
        History recorded = new History();
        assertThatThrownBy(() -> HistoryChecker.requireSound(recorded)).hasMessage("nothing was recorded");
        assertThatThrownBy(() -> recorded.record(
                        call("ann", new Action.Add("fig")),
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        answer -> DONE))
                .hasMessage("broken");
        assertThat(recorded.operations()).extracting(Operation::outcome).containsExactly(new Outcome.Unknown());
    }

    private void add(String client, String entry, long start, long end, Outcome outcome) {
        history.add(new Operation(call(client, new Action.Add(entry)), start, end, outcome));
    }

    private void remove(String client, String entry, long start, long end, Outcome outcome) {
        history.add(new Operation(call(client, new Action.Remove(entry)), start, end, outcome));
    }

    private void end(long start, long end, Outcome outcome) {
        history.add(new Operation(call("eve", new Action.End()), start, end, outcome));
    }

    private void read(String client, long start, long end, String... entries) {
        history.add(
                new Operation(call(client, new Action.Read()), start, end, Outcome.Seen.of(SESSION, List.of(entries))));
    }

    private static Call call(String client, Action action) {
        return new Call(client, "n1", SESSION, "map", action);
    }

    private void assertSound() {
        assertThat(HistoryChecker.faults(history)).isEmpty();
    }

    private List<String> found() {
        return HistoryChecker.faults(history).stream().map(Fault::what).toList();
    }

    private void check() {
        History recorded = new History();
        history.forEach(recorded::add);
        HistoryChecker.requireSound(recorded);
    }
}
