package dev.holdfast.session.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.merge.Merging.Declared;
import dev.holdfast.session.merge.Merging.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of merging, by the examples that the README shows, and by such as would be too many there. */
class MergeRulesTest {

    private static final Pattern ROW = Pattern.compile(
            "\\| (?<field>[a-z ]+) \\| (?<rule>[A-Z][^|]*\\.) \\| `(?<base>.*?)` \\| `(?<mine>.*?)` \\| `(?<theirs>.*?)` \\| `(?<stored>.*?)` \\| (?<counted>counted )?\\|");

    record Point(int x, int y) {}

    private static final Map<String, Declared<?>> FIELDS = Map.of(
            "map", new Declared<Map<String, Integer>>() {},
            "map of lists", new Declared<Map<String, List<String>>>() {},
            "map of records", new Declared<Map<String, Point>>() {},
            "set", new Declared<Set<String>>() {},
            "list", new Declared<List<String>>() {},
            "any of these", new Declared<List<String>>() {},
            "anything else", new Declared<Integer>() {});

    private static final Merging LIST = Merging.of(new Declared<List<String>>() {});

    private static String section() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        return readme.substring(readme.indexOf("<!-- merge -->"), readme.indexOf("<!-- /merge -->"));
    }

    static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(section()).results();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_of_the_readme_is_what_happens(MatchResult row) {
        Merging field = Merging.of(FIELDS.get(row.group(1)));
        Outcome outcome = field.merged(row.group(3), row.group(4), row.group(5));
        assertThat(outcome.json()).as(row.group(2)).isEqualTo(row.group(6));
        assertThat(outcome.overwrote()).as(row.group(2)).isEqualTo(row.group(7) != null);
    }

    @Test
    void no_row_of_the_readme_is_left_out() throws IOException {
        long headings = 2;
        long lines = section().lines().filter(line -> line.startsWith("|")).count();
        assertThat(rows().count()).isEqualTo(lines - headings).isGreaterThan(10);
        assertThat(rows().map(row -> row.group(1)).distinct()).containsExactlyInAnyOrderElementsOf(FIELDS.keySet());
    }

    /** As read, mine, theirs, stored: one letter for each element. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // insertions at and in what the other removed
                "abcd abxcd d xd",
                "abcd axbcd ad axd",
                "abcd abcxd ad axd",
                "abcd ad abxcd axd",
                "abcd atbcd amd atmd",
                // removals that overlap unite
                "abcde ade abe ae",
                "abcde e abc -",
                "abc - ac -",
                // a replacement beside a removal or an insertion
                "abc xbc ac xc",
                "abc axc abtc axtc",
                "abc axc atbc atxc",
                "ab am abt amt",
                "ab abm at atm",
                "ab xm abt xmt",
                // swapped, while the other does something else
                "abcd bacd abcdt bacdt",
                "abcd acbd abc acb",
                // places told by what a list with equal elements begins and ends with
                "aaaa amaa aaat amat",
                "aba ba ab b",
                "aab ab aabt abt",
                "aab - ab -",
                "aab abm b bm",
                "bxc dxexf bxct dxexft",
                // places told by the elements around them that stand there once
                "paxxbq raxxybs paxtxbq raxtxybs",
                "pabq rabs pyq rys",
                // turned round, and grown; each moved another one elsewhere
                "abc bcam abct bctam",
                "abcd bacd abdc badc",
                // moved, and another one like it appended
                "abc cab abcc cabc",
            })
    void edits_of_a_list_fit_together(String example) {
        String[] lists = example.split(" ");
        Outcome outcome = LIST.merged(json(lists[0]), json(lists[1]), json(lists[2]));
        assertThat(outcome.json()).isEqualTo(json(lists[3]));
        assertThat(outcome.overwrote()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc axc axct axct", "abc axcm axct axctm"})
    void the_same_replacement_by_both_stands_once_and_is_counted(String example) {
        String[] lists = example.split(" ");
        Outcome outcome = LIST.merged(json(lists[0]), json(lists[1]), json(lists[2]));
        assertThat(outcome.json()).isEqualTo(json(lists[3]));
        assertThat(outcome.overwrote()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // two replacements, a replacement and a removal
                "abc axc ayc",
                "abc axc ac",
                "abc ac axc",
                "abcd axyd abzd",
                "abcd xbcd d",
                // an insertion amid a replacement
                "abcd abmcd ayzd",
                // an insertion and a replacement amid a removal
                "abcde e axbcye",
                // moved by one, touched by the other
                "abc cab ab",
                "abcd dabc adbc",
                "abc cab abx",
                "abc ab cab",
                "xqy xqx qx",
                // each moved another one: across the same ones, past each other, to one place
                "abc cab bca",
                "abc acb bac",
                "abcde bcade abced",
                // which of equal elements?
                "aab ab abt",
                "aaab aab abt",
                "aa a at",
            })
    void edits_of_a_list_that_do_not_fit_are_the_last_write(String example) {
        String[] lists = example.split(" ");
        Outcome outcome = LIST.merged(json(lists[0]), json(lists[1]), json(lists[2]));
        assertThat(outcome.json()).isEqualTo(json(lists[1]));
        assertThat(outcome.overwrote()).isTrue();
    }

    @Test
    void a_huge_list_is_merged_in_no_time() {
        List<Integer> base = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            base.add(i * 7919 % 100_000);
        }
        List<Integer> mine = new ArrayList<>(base);
        mine.removeIf(i -> i % 7 == 0);
        List<Integer> theirs = new ArrayList<>(base.subList(0, 50_000));
        theirs.removeIf(i -> i % 3 == 0);
        Merging field = Merging.of(new Declared<List<Integer>>() {});
        FieldCodec codec = field.codec();
        Outcome outcome = field.merged(codec.encode(base), codec.encode(mine), codec.encode(theirs));
        theirs.removeIf(i -> i % 7 == 0);
        assertThat(outcome.overwrote()).isFalse();
        assertThat(codec.decode(outcome.stored())).isEqualTo(theirs);
    }

    /** By the processor's time: the machine may be busy. With steps for each pair of replacements it is above 10 s. */
    @Test
    void a_huge_list_of_which_both_replaced_much_is_merged_in_no_time() {
        Parts mine = every(4, 0);
        Parts theirs = every(4, 2);
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(Merge.of(every(1, 1), mine, theirs)).isEqualTo(new Merge.Merged(every(2, 0), false));
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void a_base_of_another_kind_counts_as_an_empty_one() {
        Merging any = Merging.of(new Declared<Collection<String>>() {});
        assertThat(any.merged("{\"set\":[\"a\"]}", "[\"m\"]", "[\"t\"]").json()).isEqualTo("[\"t\",\"m\"]");
        Outcome sets = any.merged("[\"a\"]", "{\"set\":[\"m\"]}", "{\"set\":[\"t\"]}");
        assertThat(sets.json()).isEqualTo("{\"set\":[\"t\",\"m\"]}");
        Outcome both = any.merged("[\"a\"]", "{\"set\":[\"m\"]}", "[\"t\"]");
        assertThat(both.json()).isEqualTo("{\"set\":[\"m\"]}");
        assertThat(both.overwrote()).isTrue();
    }

    /** As if a node of the older version had taken them apart. */
    @Test
    void a_list_that_is_a_map_in_another_version_is_the_last_write() {
        FieldCodec list = LIST.codec();
        FieldCodec map = Merging.of(new Declared<Map<String, String>>() {}).codec();
        Parts base = list.takeApart(list.encode(List.of("a")));
        Parts mine = list.takeApart(list.encode(List.of("a", "m")));
        Parts theirs = map.takeApart(map.encode(Map.of("a", "t")));
        assertThat(Merge.of(base, mine, theirs)).isEqualTo(new Merge.Merged(mine, true));
        assertThat(Merge.of(null, theirs, mine)).isEqualTo(new Merge.Merged(theirs, true));
    }

    @Test
    void a_number_that_is_but_written_in_another_way_has_not_changed() {
        Merging map = Merging.of(new Declared<Map<String, Double>>() {});
        Outcome outcome = map.merged("{\"was an int\":1}", "{\"was an int\":1.0,\"m\":2.0}", "{\"was an int\":3.0}");
        assertThat(outcome.json()).isEqualTo("{\"was an int\":3.0,\"m\":2.0}");
        assertThat(outcome.overwrote()).isFalse();
        Merging set = Merging.of(new Declared<Set<Double>>() {});
        assertThat(set.merged("[100]", "[1E2,2.0]", "[100.0,3.0]").json()).isEqualTo("[100.0,3.0,2.0]");
    }

    @Test
    void an_entry_that_holds_null_is_there_and_one_that_both_removed_is_no_conflict() {
        Merging map = Merging.of(FIELDS.get("map"));
        Outcome nulled = map.merged("{\"a\":1,\"b\":1}", "{\"a\":null,\"b\":1}", "{\"a\":1}");
        assertThat(nulled.json()).isEqualTo("{\"a\":null}");
        assertThat(nulled.overwrote()).isFalse();
        Outcome removed = map.merged("{\"a\":null,\"b\":1}", "{\"b\":2}", "{\"b\":1,\"t\":3}");
        assertThat(removed.json()).isEqualTo("{\"b\":2,\"t\":3}");
        assertThat(removed.overwrote()).isFalse();
    }

    @Test
    void entries_stand_in_their_order_and_then_what_mine_added() {
        Merging map = Merging.of(FIELDS.get("map"));
        Outcome outcome = map.merged("{\"a\":1}", "{\"m\":2,\"a\":1}", "{\"t\":3,\"a\":1}");
        assertThat(outcome.json()).isEqualTo("{\"t\":3,\"a\":1,\"m\":2}");
    }

    @Test
    void a_list_that_was_read_as_nothing_at_all_counts_as_empty() {
        byte[] mine = LIST.codec().encode(List.of("m"));
        byte[] theirs = LIST.codec().encode(List.of("t"));
        assertThat(LIST.merged(null, mine, theirs).json()).isEqualTo("[\"t\",\"m\"]");
    }

    /** Very many numbers, of which each that leaves this rest is replaced. */
    private static Parts every(int divisor, int rest) {
        return new Parts.Elements(IntStream.range(0, 300_000)
                .map(i -> i % divisor == rest ? -i - 1 : i)
                .<Parts>mapToObj(i -> new Parts.Whole(i, i))
                .toList());
    }

    private static String json(String letters) {
        String elements = letters.replace("-", "").replaceAll("(.)", ",\"$1\"");
        return "[" + elements.replaceFirst(",", "") + "]";
    }
}
