package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionTooLargeException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.merge.Parts;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.Rules;
import dev.holdfast.testkit.Rules.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conflicts whose outcome cannot be made, or may not be stored: none of them harms the session. */
class UnfitMergeTest extends HeartTest {

    private static final String[] SMALL = {"state.field-max-bytes", "100", "state.field-warn-bytes", "0"};

    private final Notes.Kind plain = new Notes.Kind(false).ruling("map", Rules.of(Shape.MAP));

    @Test
    void a_value_changed_from_one_of_an_older_type_is_not_merged_but_wins_and_is_counted() {
        Notes.Kind older = new Notes.Kind(false).ruling("map", Rules.of(Shape.NUMBER));
        String token = created(older, notes -> notes.set("map", 1));
        outcome(plain, token, notes -> notes.set("map", Map.of("mine", "1")), Map.of("mine", "1"));
    }

    @Test
    void a_merged_value_that_the_type_refuses_gives_way_to_mine_and_is_counted() {
        Notes.Kind refusing =
                new Notes.Kind(false).ruling("map", new FieldRules(new OneEntry(map()), null, Set.of(), false));
        String token = created(refusing, notes -> notes.set("map", Map.of("first", "1")));
        outcome(refusing, token, notes -> add(notes, "map", "mine"), Map.of("first", "1", "mine", "1"));
    }

    private void outcome(Notes.Kind kind, String token, Consumer<Notes> change, Object expected) {
        try (HeartNode one = new HeartNode(store, kind)) {
            WorkingSession request = one.request(token);
            change.accept(Notes.of(request, kind));
            elsewhere(token, plain, notes -> notes.set("map", Map.of("theirs", "1")));
            request.commit();
            assertThat(value(token, plain, "map")).isEqualTo(expected);
            assertThat(one.told()).containsExactly("CONFLICT_OVERWRITTEN map", "SESSION_COMMITTED attempts: 2");
        }
    }

    @Test
    void a_merge_over_the_session_s_limit_is_refused_and_the_next_request_goes_on() {
        String token = created(plain, notes -> notes.set("map", Map.of("first", "1")));
        try (HeartNode small = new HeartNode(
                store,
                plain,
                "state.field-max-bytes",
                "0",
                "state.field-warn-bytes",
                "0",
                "state.session-max-bytes",
                "140",
                "state.session-warn-bytes",
                "0")) {
            WorkingSession request = small.request(token);
            add(Notes.of(request, plain), "map", "m".repeat(60));
            elsewhere(token, plain, notes -> add(notes, "map", "t".repeat(60)));
            assertThatThrownBy(request::commit)
                    .isInstanceOf(SessionTooLargeException.class)
                    .hasMessageStartingWith("HF0406");
            request.finish();

            WorkingSession next = small.request(token);
            Notes.of(next, plain).edit("map", new LinkedHashMap<>(), (Map<String, String> map) -> map.remove("first"));
            next.finish();
            assertThat(next.failure()).isEmpty();
            assertThat(value(token, plain, "map")).isEqualTo(Map.of("t".repeat(60), "1"));
        }
    }

    @Test
    void a_bean_that_would_bring_back_a_field_over_the_limit_is_refused_as_a_whole() {
        Notes.Kind unit = new Notes.Kind(false)
                .ruling("items", Rules.unit(null, Shape.MAP, "note"))
                .ruling("note", Rules.unit(null, Shape.MAP, "items"));
        String token =
                created(unit, notes -> notes.set("items", Map.of()).set("note", Map.of("large", "x".repeat(150))));
        try (HeartNode small = new HeartNode(store, unit, SMALL)) {
            WorkingSession request = small.request(token);
            add(Notes.of(request, unit), "items", "mine");
            elsewhere(token, unit, notes -> notes.set("note", Map.of("small", "x")));
            assertThatThrownBy(request::commit)
                    .isInstanceOf(SessionTooLargeException.class)
                    .hasMessageStartingWith("HF0405: Field note");
            request.finish();
            assertThat(value(token, unit, "items")).isEqualTo(Map.of());

            WorkingSession next = small.request(token);
            add(Notes.of(next, unit), "items", "mine");
            next.finish();
            assertThat(value(token, unit, "items")).isEqualTo(Map.of("mine", "1"));
            assertThat(value(token, unit, "note")).isEqualTo(Map.of("small", "x"));
        }
    }

    @Test
    void a_bean_that_would_bring_back_more_than_the_session_may_hold_is_refused_as_a_whole() {
        Notes.Kind unit = new Notes.Kind(false)
                .ruling("items", Rules.unit(null, Shape.MAP, "note"))
                .ruling("note", Rules.unit(null, Shape.MAP, "items"));
        String token = created(
                unit, notes -> notes.set("items", Map.of("two", "2")).set("note", Map.of("large", "x".repeat(150))));
        try (HeartNode small = new HeartNode(
                store,
                unit,
                "state.field-max-bytes",
                "0",
                "state.field-warn-bytes",
                "0",
                "state.session-max-bytes",
                "140",
                "state.session-warn-bytes",
                "0")) {
            WorkingSession request = small.request(token);
            Notes.of(request, unit).set("items", Map.of()); // what is too large already may shrink
            elsewhere(token, unit, notes -> notes.set("note", Map.of("small", "x")));
            assertThatThrownBy(request::commit)
                    .isInstanceOf(SessionTooLargeException.class)
                    .hasMessageStartingWith("HF0406");
            request.finish();
            assertThat(value(token, unit, "items")).isEqualTo(Map.of("two", "2"));
            assertThat(value(token, unit, "note")).isEqualTo(Map.of("small", "x"));
        }
    }

    private static FieldCodec map() {
        return Rules.of(Shape.MAP).codec();
    }

    private static void add(Notes notes, String name, String key) {
        notes.edit(name, new LinkedHashMap<>(), (Map<String, String> map) -> map.put(key, "1"));
    }

    private String created(Notes.Kind kind, Consumer<Notes> change) {
        try (HeartNode one = new HeartNode(store, kind)) {
            WorkingSession request = one.request();
            change.accept(Notes.of(request, kind));
            request.commit();
            return HeartNode.sent(request);
        }
    }

    private void elsewhere(String token, Notes.Kind kind, Consumer<Notes> change) {
        try (HeartNode one = new HeartNode(store, kind)) {
            WorkingSession request = one.request(token);
            change.accept(Notes.of(request, kind));
            request.finish();
        }
    }

    private @Nullable Object value(String token, Notes.Kind kind, String name) {
        try (HeartNode one = new HeartNode(store, kind)) {
            return Notes.of(one.request(token), kind).value(name);
        }
    }

    /** The codec of a map type that puts no more than one entry together, as one with a bound of its own would. */
    private record OneEntry(FieldCodec map) implements FieldCodec {

        @Override
        public byte[] encode(@Nullable Object value) {
            return map.encode(value);
        }

        @Override
        public @Nullable Object decode(byte[] stored) {
            return map.decode(stored);
        }

        @Override
        public boolean meanSame(byte[] one, byte[] other) {
            return map.meanSame(one, other);
        }

        @Override
        public Parts takeApart(byte[] stored) {
            return map.takeApart(stored);
        }

        @Override
        public byte[] putTogether(Parts parts) {
            if (((Parts.Entries) parts).entries().size() > 1) {
                throw new UnstorableValueException("HF0000", "planted", null);
            }
            return map.putTogether(parts);
        }

        @Override
        public boolean isImmutable(@Nullable Object value) {
            return map.isImmutable(value);
        }
    }
}
