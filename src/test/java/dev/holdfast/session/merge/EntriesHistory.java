package dev.holdfast.session.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.merge.Histories.Step;
import dev.holdfast.session.merge.Merging.Declared;
import dev.holdfast.session.merge.Merging.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The same history for the merge and for an oracle that knows what each request did, not what it then had. */
final class EntriesHistory {

    /** One request's copy of a map, or of a set, which is one of keys alone. */
    private static final class Copy {
        byte[] base;
        LinkedHashMap<Integer, Integer> value = new LinkedHashMap<>();
        final Map<Integer, Optional<Integer>> changes = new TreeMap<>();
    }

    private static final Declared<?> MAP = new Declared<Map<Integer, Integer>>() {};
    private static final Declared<?> SET = new Declared<Set<Integer>>() {};

    final Merging field;
    byte[] stored;
    private final boolean ofKeys;
    private final UnaryOperator<LinkedHashMap<Integer, Integer>> order;
    private final List<Copy> requests = new ArrayList<>();
    private int last = 100;

    EntriesHistory(boolean ofKeys, UnaryOperator<LinkedHashMap<Integer, Integer>> order) {
        this.ofKeys = ofKeys;
        this.field = Merging.of(ofKeys ? SET : MAP);
        this.order = order;
        this.stored = encoded(new LinkedHashMap<>(Map.of(1, 1, 2, 2)));
        for (int i = 0; i < Histories.REQUESTS; i++) {
            requests.add(new Copy());
            begin(requests.get(i));
        }
    }

    void run(List<Step> history) {
        history.forEach(this::step);
    }

    void step(Step step) {
        Copy copy = requests.get(step.request());
        switch (step.act()) {
            case BEGIN -> begin(copy);
            case ADD, ADD_AT_HEAD -> put(copy, step.at() % 8);
            case REMOVE -> keyAt(copy, step.at()).ifPresent(key -> remove(copy, key));
            case REPLACE -> keyAt(copy, step.at()).ifPresent(key -> put(copy, key));
            case MOVE -> {}
            case LOSE -> merge(copy);
            case COMMIT -> {
                merge(copy);
                stored = encoded(copy.value);
                copy.base = stored;
                copy.changes.clear();
            }
            default -> throw new AssertionError(step);
        }
    }

    private void begin(Copy copy) {
        copy.base = stored;
        copy.value = decoded(stored);
        copy.changes.clear();
    }

    private Optional<Integer> keyAt(Copy copy, int at) {
        List<Integer> keys = copy.value.keySet().stream().sorted().toList();
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(at % keys.size()));
    }

    private void put(Copy copy, int key) {
        int value = ofKeys ? key : last++;
        copy.value.put(key, value);
        note(copy, key, Optional.of(value));
    }

    private void remove(Copy copy, int key) {
        copy.value.remove(key);
        note(copy, key, Optional.empty());
    }

    private void note(Copy copy, int key, Optional<Integer> value) {
        copy.changes.put(key, value);
        if (value.equals(Optional.ofNullable(decoded(copy.base).get(key)))) {
            copy.changes.remove(key);
        }
    }

    private void merge(Copy copy) {
        Map<Integer, Integer> base = decoded(copy.base);
        LinkedHashMap<Integer, Integer> expected = decoded(stored);
        copy.changes.entrySet().removeIf(change -> change.getValue()
                .equals(Optional.ofNullable(expected.get(change.getKey()))));
        boolean overwrites = copy.changes.keySet().stream()
                .anyMatch(key -> !Optional.ofNullable(base.get(key)).equals(Optional.ofNullable(expected.get(key))));
        copy.changes.forEach(
                (key, value) -> value.ifPresentOrElse(there -> expected.put(key, there), () -> expected.remove(key)));

        Outcome outcome = field.merged(copy.base, encoded(copy.value), stored);
        assertThat(decoded(outcome.stored())).isEqualTo(expected);
        assertThat(outcome.overwrote()).isEqualTo(overwrites);
        copy.base = stored;
        copy.value = decoded(outcome.stored());
    }

    private byte[] encoded(LinkedHashMap<Integer, Integer> value) {
        LinkedHashMap<Integer, Integer> ordered = order.apply(value);
        return field.codec().encode(ofKeys ? ordered.keySet() : ordered);
    }

    private LinkedHashMap<Integer, Integer> decoded(byte[] bytes) {
        Object value = field.codec().decode(bytes);
        LinkedHashMap<Integer, Integer> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, there) -> map.put((Integer) key, (Integer) there));
        } else {
            ((Set<?>) value).forEach(key -> map.put((Integer) key, (Integer) key));
        }
        return map;
    }
}
