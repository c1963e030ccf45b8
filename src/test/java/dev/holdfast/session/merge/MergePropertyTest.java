package dev.holdfast.session.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.merge.Merging.Declared;
import dev.holdfast.session.merge.Merging.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for any three values: one with equal elements among them, too. */
class MergePropertyTest {

    private static final Merging LIST = Merging.of(new Declared<List<Integer>>() {});
    private static final Merging SET = Merging.of(new Declared<Set<Integer>>() {});
    private static final Merging MAP = Merging.of(new Declared<Map<Integer, List<Integer>>>() {});

    @Property(tries = 5000)
    void what_of_a_list_both_added_to_never_shrinks_and_what_both_took_from_never_grows(
            @ForAll("lists") List<Integer> base,
            @ForAll("lists") List<Integer> mine,
            @ForAll("lists") List<Integer> theirs) {
        Outcome outcome = merged(LIST, base, mine, theirs);
        Statistics.collect(outcome.overwrote());
        Statistics.coverage(coverage -> coverage.check(false).percentage(percent -> percent > 20));
        List<Integer> merged = decoded(outcome, LIST);
        if (!outcome.overwrote() || !merged.equals(mine)) {
            for (Integer each : union(base, mine, theirs)) {
                int before = count(base, each);
                int more = count(merged, each) - before;
                assertCounts(count(mine, each) - before, count(theirs, each) - before, more, outcome.overwrote());
            }
        }
    }

    /** How many more of an element there are; what both put in one place, which is told to have overwritten, is there but once. */
    private static void assertCounts(int mine, int theirs, int merged, boolean overwrote) {
        if (mine >= 0 && theirs >= 0) {
            assertThat(merged).isBetween(overwrote ? Math.max(mine, theirs) : mine + theirs, mine + theirs);
        } else if (mine <= 0 && theirs <= 0) {
            assertThat(merged).isBetween(mine + theirs, Math.min(mine, theirs));
        } else {
            assertThat(merged).isEqualTo(mine + theirs);
        }
    }

    @Property(tries = 2000)
    void what_one_appends_stands_last_whatever_the_other_did(
            @ForAll("lists") List<Integer> base,
            @ForAll("lists") List<Integer> appended,
            @ForAll("lists") List<Integer> theirs) {
        List<Integer> mine = new ArrayList<>(base);
        mine.addAll(appended);
        List<Integer> expected = new ArrayList<>(theirs);
        expected.addAll(appended);
        Outcome outcome = merged(LIST, base, mine, theirs);
        assertThat(outcome.overwrote()).isFalse();
        assertThat(decoded(outcome, LIST)).isEqualTo(expected);
    }

    @Property(tries = 2000)
    void a_merge_that_is_done_again_changes_nothing(
            @ForAll("lists") List<Integer> base,
            @ForAll("lists") List<Integer> mine,
            @ForAll("lists") List<Integer> theirs) {
        byte[] list = merged(LIST, base, mine, theirs).stored();
        assertUnchanged(LIST, list, list, list);

        byte[] set = merged(SET, Set.copyOf(base), Set.copyOf(mine), Set.copyOf(theirs))
                .stored();
        byte[] mySet = SET.codec().encode(Set.copyOf(mine));
        assertUnchanged(SET, SET.codec().encode(Set.copyOf(base)), mySet, set);
    }

    private static void assertUnchanged(Merging field, byte[] base, byte[] mine, byte[] stored) {
        Outcome again = field.merged(base, mine, stored);
        assertThat(again.stored()).isEqualTo(stored);
        assertThat(again.overwrote()).isFalse();
    }

    @Property(tries = 2000)
    void the_order_in_which_tables_are_iterated_decides_nothing(
            @ForAll("maps") Map<Integer, List<Integer>> base,
            @ForAll("maps") Map<Integer, List<Integer>> mine,
            @ForAll("maps") Map<Integer, List<Integer>> theirs) {
        Outcome outcome = merged(MAP, base, mine, theirs);
        Outcome other = merged(MAP, reversed(base), reversed(mine), reversed(theirs));
        assertThat(other.overwrote()).isEqualTo(outcome.overwrote());
        assertThat(MAP.codec().meanSame(other.stored(), outcome.stored())).isTrue();

        Outcome sets = merged(SET, base.keySet(), mine.keySet(), theirs.keySet());
        Outcome otherSets = merged(
                SET,
                reversed(base).keySet(),
                reversed(mine).keySet(),
                reversed(theirs).keySet());
        assertThat(SET.codec().meanSame(otherSets.stored(), sets.stored())).isTrue();
    }

    private static Map<Integer, List<Integer>> reversed(Map<Integer, List<Integer>> map) {
        List<Integer> keys = new ArrayList<>(map.keySet());
        Collections.reverse(keys);
        Map<Integer, List<Integer>> reversed = new LinkedHashMap<>();
        keys.forEach(key -> reversed.put(key, map.get(key)));
        return reversed;
    }

    private static Outcome merged(Merging field, Object base, Object mine, Object theirs) {
        FieldCodec codec = field.codec();
        return field.merged(codec.encode(base), codec.encode(mine), codec.encode(theirs));
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> decoded(Outcome outcome, Merging field) {
        return (List<Integer>) field.codec().decode(outcome.stored());
    }

    private static Set<Integer> union(List<Integer> one, List<Integer> two, List<Integer> three) {
        Set<Integer> union = new HashSet<>(one);
        union.addAll(two);
        union.addAll(three);
        return union;
    }

    private static int count(List<Integer> list, Integer element) {
        return Collections.frequency(list, element);
    }

    /** Short, and of few elements, so that they have much in common. */
    @Provide
    Arbitrary<List<Integer>> lists() {
        return Arbitraries.integers().between(0, 5).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<Integer, List<Integer>>> maps() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2).list().ofMaxSize(2))
                .ofMaxSize(4);
    }
}
