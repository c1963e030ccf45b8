package dev.holdfast.session.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.merge.Histories.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Requests that read, change and store one value in a random order lose nothing and bring nothing back. */
class MergeHistoryTest {

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.any();
    }

    @Property(tries = 2000)
    void a_map_is_as_if_each_had_changed_what_the_one_before_stored(@ForAll("histories") List<Step> history) {
        new EntriesHistory(false, UnaryOperator.identity()).run(history);
    }

    @Property(tries = 2000)
    void a_set_is_as_if_each_had_changed_what_the_one_before_stored(@ForAll("histories") List<Step> history) {
        new EntriesHistory(true, UnaryOperator.identity()).run(history);
    }

    @Property(tries = 2000)
    void a_list_holds_what_was_added_and_not_what_was_removed(@ForAll("histories") List<Step> history) {
        ElementsHistory list = new ElementsHistory();
        history.forEach(list::step);
        Statistics.collect(list.overwrites == 0 ? "all merged" : "some last write");
        Statistics.coverage(coverage -> coverage.check("all merged").percentage(percent -> percent > 20));
    }

    @Property(tries = 1000)
    void one_order_of_commits_gives_one_result_on_every_node(@ForAll("histories") List<Step> history) {
        EntriesHistory one = new EntriesHistory(false, UnaryOperator.identity());
        EntriesHistory two = new EntriesHistory(false, UnaryOperator.identity());
        EntriesHistory large = new EntriesHistory(false, MergeHistoryTest::inALargeTable);
        for (Step step : history) {
            List.of(one, two, large).forEach(node -> node.step(step));
            assertThat(two.stored).isEqualTo(one.stored);
            assertThat(large.field.codec().meanSame(large.stored, one.stored)).isTrue();
        }
        ElementsHistory list = new ElementsHistory();
        ElementsHistory again = new ElementsHistory();
        for (Step step : history) {
            list.step(step);
            again.step(step);
            assertThat(again.stored).isEqualTo(list.stored);
        }
    }

    /** Other hash codes, and so another order than a LinkedHashMap's or a small table's. */
    private static LinkedHashMap<Integer, Integer> inALargeTable(LinkedHashMap<Integer, Integer> map) {
        Map<String, Integer> table = new HashMap<>(4096);
        map.forEach((key, value) -> table.put("key " + key * 65_537, value));
        LinkedHashMap<Integer, Integer> shuffled = new LinkedHashMap<>();
        table.forEach((key, value) -> shuffled.put(Integer.parseInt(key.substring(4)) / 65_537, value));
        return shuffled;
    }
}
