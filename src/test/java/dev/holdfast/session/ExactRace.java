package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.Race;
import dev.holdfast.testkit.Rules;
import dev.holdfast.testkit.Rules.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/** Of 64 requests of one session at once, on two nodes, each adding an own entry, all count exactly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExactRace {

    private static final int THREADS = 64;
    private static final int ROUNDS = 50;

    private final Notes.Kind kind = new Notes.Kind(false)
            .ruling("map", Rules.of(Shape.MAP))
            .ruling("set", Rules.of(Shape.SET))
            .ruling("list", Rules.of(Shape.LIST));
    private int attempts;

    abstract SessionStore store();

    @AfterAll
    void report() {
        System.out.println(getClass().getSimpleName() + ": at most " + attempts + " attempts");
        assertThat(attempts).isPositive();
    }

    @RepeatedTest(ROUNDS)
    void entries_of_a_map() {
        Notes notes = after(
                "map",
                (own, text) ->
                        own.edit("map", new LinkedHashMap<>(), (Map<String, String> map) -> map.put(text, text)));
        assertThat(((Map<?, ?>) notes.value("map")).keySet()).isEqualTo(all());
    }

    @RepeatedTest(ROUNDS)
    void members_of_a_set() {
        Notes notes =
                after("set", (own, text) -> own.edit("set", new LinkedHashSet<>(), (Set<String> set) -> set.add(text)));
        assertThat(notes.value("set")).isEqualTo(all());
    }

    @RepeatedTest(ROUNDS)
    void elements_of_a_list() {
        Notes notes = after(
                "list", (own, text) -> own.edit("list", new ArrayList<>(), (List<String> list) -> list.add(text)));
        assertThat(new ArrayList<Object>((List<?>) notes.value("list")))
                .hasSize(THREADS)
                .containsAll(all());
    }

    @RepeatedTest(ROUNDS)
    void fields_of_their_own() {
        Notes notes = after("fields", (own, text) -> own.put("field " + text, text));
        assertThat(all())
                .allSatisfy(text -> assertThat(notes.get("field " + text)).isEqualTo(text));
    }

    private interface Change {
        Notes make(Notes notes, String own);
    }

    /** What is stored when all have made their own change. */
    private Notes after(String what, Change change) {
        try (HeartNode one = node();
                HeartNode two = node()) {
            String token = one.create("race", what);
            Race.of(THREADS, thread -> {
                WorkingSession request = (thread % 2 == 0 ? one : two).request(token);
                change.make(Notes.of(request, kind), text(thread));
                request.finish();
                return null;
            });
            count(one);
            count(two);
            return Notes.of(two.request(token), kind);
        }
    }

    private HeartNode node() {
        return new HeartNode(store(), kind, "redis.timeout", "PT20S");
    }

    private void count(HeartNode node) {
        for (String told : node.told()) {
            assertThat(told).doesNotStartWith("CONFLICT_OVERWRITTEN");
            if (told.startsWith("SESSION_COMMITTED")) {
                String number = told.replaceAll("[^0-9]", "");
                attempts = Math.max(attempts, number.isEmpty() ? 1 : Integer.parseInt(number));
            }
        }
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>();
        IntStream.range(0, THREADS).forEach(thread -> all.add(text(thread)));
        return all;
    }

    private static String text(int thread) {
        return "by " + thread;
    }
}
