package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ConflictPolicy;
import dev.holdfast.SessionConflictException;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.Rules;
import dev.holdfast.testkit.Rules.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two requests that make the same of one value, as two do that count up from the same number. */
class EqualChangesTest extends ConflictingTest {

    /** What each of the two requests does. */
    enum Step {
        COUNT_AN_ENTRY(
                "counts",
                notes -> notes.edit("counts", new LinkedHashMap<String, Integer>(), map -> {
                    map.merge("hits", 1, Integer::sum);
                })),
        COUNT_A_NUMBER("number", notes -> countUp(notes, "number")),
        COUNT_IN_A_UNIT("total", notes -> countUp(notes, "total")),
        REPLACE_AN_ELEMENT(
                "list", notes -> notes.edit("list", new ArrayList<String>(), list -> list.set(0, list.get(0) + "'")));

        private final String field;
        private final Consumer<Notes> change;

        Step(String field, Consumer<Notes> change) {
            this.field = field;
            this.change = change;
        }
    }

    EqualChangesTest() {
        super(
                new Notes.Kind(false)
                        .ruling("counts", Rules.of(Shape.COUNTS))
                        .ruling("number", Rules.of(Shape.NUMBER))
                        .ruling("list", Rules.of(Shape.LIST))
                        .ruling("failing", Rules.annotated(ConflictPolicy.FAIL, Shape.NUMBER))
                        .ruling("total", Rules.unit(null, Shape.NUMBER, "items"))
                        .ruling("items", Rules.unit(null, Shape.MAP, "total")),
                EqualChangesTest::begin);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void are_a_conflict_to_a_strict_commit_and_both_count_when_the_request_does_its_own_again(Step step) {
        countsBothStrictly(step, 0);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void are_a_conflict_to_a_strict_commit_beyond_the_log_too(Step step) {
        countsBothStrictly(step, BEYOND_THE_LOG);
    }

    private void countsBothStrictly(Step step, int more) {
        WorkingSession request = mine.request(token);
        step.change.accept(in(request));
        elsewhere(step.change, more);
        assertThatThrownBy(request.runs()::commit)
                .isInstanceOf(SessionConflictException.class)
                .hasMessageContaining(step.field);
        Object once = stored(step.field);
        request.runs().reread();
        assertThat(in(request).value(step.field)).isEqualTo(once);
        step.change.accept(in(request));
        Object twice = in(request).value(step.field);
        request.runs().commit();
        assertThat(stored(step.field)).isEqualTo(twice).isNotEqualTo(once);
        assertThat(request.failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void are_counted_as_overwritten_by_any_other_commit_and_cost_no_further_one(Step step) {
        areCounted(step, 0);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void are_counted_by_any_other_commit_beyond_the_log_too(Step step) {
        areCounted(step, BEYOND_THE_LOG);
    }

    private void areCounted(Step step, int more) {
        WorkingSession request = mine.request(token);
        step.change.accept(in(request));
        Object wanted = in(request).value(step.field);
        elsewhere(step.change, more);
        store.commits.set(0);
        request.commit();
        assertThat(store.commits).as("nothing is left to be written").hasValue(1);
        assertThat(stored(step.field)).isEqualTo(wanted);
        assertThat(mine.told()).singleElement().asString().startsWith("CONFLICT_OVERWRITTEN " + step.field);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void are_a_conflict_where_every_conflict_fails(int more) {
        WorkingSession request = mine.request(token);
        countUp(in(request), "failing");
        elsewhere(notes -> countUp(notes, "failing"), more);
        assertThatThrownBy(request::commit).isInstanceOf(SessionConflictException.class);
        assertThat(mine.told()).containsExactly("CONFLICT_REFUSED failing");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 0",
        "false, true, 0",
        "true, false, 0",
        "true, true, 0",
        "false, true, 60",
        "true, false, 60"
    })
    void an_element_that_both_append_is_there_twice(boolean strictly, boolean withMore, int more) {
        WorkingSession request = mine.request(token);
        append(in(request));
        if (withMore) {
            in(request).put("other", "mine");
        }
        elsewhere(EqualChangesTest::append, more);
        if (strictly) {
            request.runs().commit();
        } else {
            request.commit();
        }
        assertThat(stored("list")).isEqualTo(List.of("first", "same", "same"));
        assertThat(in(request).value("list")).isEqualTo(stored("list"));
        assertThat(mine.told()).containsExactly("CONFLICT_MERGED list", "SESSION_COMMITTED attempts: 2");
    }

    private static void append(Notes notes) {
        notes.edit("list", new ArrayList<String>(), list -> list.add("same"));
    }

    private static void countUp(Notes notes, String name) {
        notes.set(name, (Integer) Objects.requireNonNull(notes.value(name)) + 1);
    }

    private static void begin(Notes notes) {
        notes.set("counts", Map.of("hits", 1))
                .set("number", 1)
                .set("list", List.of("first"))
                .set("failing", 1)
                .set("total", 1);
    }
}
