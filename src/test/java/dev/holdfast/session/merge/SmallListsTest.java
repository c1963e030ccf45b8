package dev.holdfast.session.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.merge.Merge.Merged;
import dev.holdfast.session.merge.Parts.Elements;
import dev.holdfast.session.merge.Parts.Whole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every two changes of a small list, none left out; one letter for each element. */
class SmallListsTest {

    /** One of them. */
    private record Merge3(String base, String mine, String theirs, String stored, boolean overwrote) {

        boolean isLastWrite() {
            return overwrote && stored.equals(mine);
        }
    }

    private static final Map<String, Parts> LISTS = new HashMap<>();
    private static final List<Merge3> DIFFERENT = new ArrayList<>();
    private static final List<Merge3> EQUAL = new ArrayList<>();

    /** All that removing, moving and adding an element can make of four, and all short lists of but two elements. */
    @BeforeAll
    static void mergeAll() {
        List<String> mine =
                lists("", "abcdm", 4, list -> list.chars().distinct().count() == list.length());
        for (String my : mine) {
            mine.forEach(their -> DIFFERENT.add(merged("abcd", my, their.replace('m', 't'))));
        }
        List<String> equal = lists("", "ab", 4, list -> true);
        for (String base : equal) {
            equal.forEach(my -> equal.forEach(their -> EQUAL.add(merged(base, my, their))));
        }
        assertThat(DIFFERENT).filteredOn(each -> !each.overwrote).hasSizeGreaterThan(5_000);
        assertThat(EQUAL).filteredOn(each -> !each.overwrote).hasSizeGreaterThan(3_000);
    }

    @Test
    void what_either_added_is_there_and_what_either_removed_is_not() {
        assertThat(DIFFERENT).filteredOn(each -> !each.overwrote).allSatisfy(each -> {
            String all = (each.base + each.mine + each.theirs)
                    .chars()
                    .distinct()
                    .filter(c -> each.base.indexOf(c) < 0 || each.mine.indexOf(c) >= 0 && each.theirs.indexOf(c) >= 0)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            assertThat(sorted(each.stored)).isEqualTo(sorted(all));
        });
    }

    @Test
    void an_order_that_only_one_of_them_changed_is_as_it_left_it() {
        assertThat(DIFFERENT).filteredOn(each -> !each.overwrote).allMatch(each -> {
            for (char one : each.stored.toCharArray()) {
                for (char two : each.stored.toCharArray()) {
                    int mine = order(each.mine, one, two);
                    int theirs = order(each.theirs, one, two);
                    int expected = mine == order(each.base, one, two) ? theirs : mine;
                    if (mine * theirs != 0 && order(each.stored, one, two) != expected) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    @Test
    void whoever_comes_first_the_same_is_overwritten_or_the_same_elements_are_kept() {
        List<Merge3> all = new ArrayList<>(DIFFERENT);
        all.addAll(EQUAL);
        assertThat(all).allMatch(each -> {
            Merge3 other = merged(each.base, each.theirs, each.mine);
            return other.overwrote == each.overwrote
                    && (each.overwrote || sorted(other.stored).equals(sorted(each.stored)));
        });
    }

    @Test
    void of_equal_elements_each_one_that_was_added_or_removed_counts() {
        assertThat(EQUAL).filteredOn(each -> !each.isLastWrite()).allMatch(each -> {
            for (int element : new int[] {'a', 'b'}) {
                long before = count(each.base, element);
                long mine = count(each.mine, element) - before;
                long theirs = count(each.theirs, element) - before;
                long merged = count(each.stored, element) - before;
                boolean bothRemoved = mine < 0 && theirs < 0 && merged <= Math.min(mine, theirs);
                boolean bothPut = each.overwrote && mine > 0 && theirs > 0 && merged >= Math.max(mine, theirs);
                if (merged != mine + theirs && !bothRemoved && !bothPut) {
                    return false;
                }
            }
            return true;
        });
    }

    private static List<String> lists(String begin, String elements, int longest, Predicate<String> wanted) {
        List<String> lists = new ArrayList<>(List.of(begin));
        for (char element : elements.toCharArray()) {
            String list = begin + element;
            if (list.length() <= longest && wanted.test(list)) {
                lists.addAll(lists(list, elements, longest, wanted));
            }
        }
        return lists;
    }

    private static Merge3 merged(String base, String mine, String theirs) {
        Merged merged = Merge.of(list(base), list(mine), list(theirs));
        String stored = ((Elements) merged.parts())
                .elements().stream()
                        .map(each -> ((Whole) each).content().toString())
                        .collect(Collectors.joining());
        return new Merge3(base, mine, theirs, stored, merged.overwrote());
    }

    private static Parts list(String letters) {
        return LISTS.computeIfAbsent(
                letters,
                text -> new Elements(text.chars()
                        .<Parts>mapToObj(letter -> new Whole(letter, Character.toString(letter)))
                        .toList()));
    }

    private static String sorted(String list) {
        return list.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static long count(String list, int element) {
        return list.chars().filter(each -> each == element).count();
    }

    /** Above zero where one stands before two, below where it stands behind, zero where one of them is not there. */
    private static int order(String list, char one, char two) {
        int first = list.indexOf(one);
        int second = list.indexOf(two);
        return first < 0 || second < 0 ? 0 : Integer.compare(second, first);
    }
}
