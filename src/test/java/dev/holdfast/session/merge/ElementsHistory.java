package dev.holdfast.session.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.merge.Histories.Act;
import dev.holdfast.session.merge.Histories.Step;
import dev.holdfast.session.merge.Merging.Declared;
import dev.holdfast.session.merge.Merging.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** No two elements of the list were ever the same: a request that would bring one back by a last write reads again instead. */
final class ElementsHistory {

    /** One request's copy of a list, and what it did to it. */
    private static final class Line {
        byte[] base;
        List<Integer> value = new ArrayList<>();
        boolean overwrote;
        final Set<Integer> added = new LinkedHashSet<>();
        final Set<Integer> removed = new LinkedHashSet<>();
    }

    byte[] stored;
    int overwrites;
    private final Merging field = Merging.of(new Declared<List<Integer>>() {});
    private final Set<Integer> there = new HashSet<>(Set.of(1, 2, 3));
    private final List<Line> requests = new ArrayList<>();
    private int last = 100;

    ElementsHistory() {
        stored = field.codec().encode(List.of(1, 2, 3));
        for (int i = 0; i < Histories.REQUESTS; i++) {
            requests.add(new Line());
            begin(requests.get(i));
        }
    }

    void step(Step step) {
        Line line = requests.get(step.request());
        switch (step.act()) {
            case BEGIN -> begin(line);
            case ADD -> add(line, line.value.size());
            case ADD_AT_HEAD -> add(line, 0);
            case LOSE -> merge(line);
            case COMMIT -> commit(line);
            default -> {
                if (!line.value.isEmpty()) {
                    change(line, step.act(), step.at() % line.value.size());
                }
            }
        }
    }

    private void change(Line line, Act act, int at) {
        Integer element = line.value.remove(at);
        if (act == Act.MOVE) {
            line.value.add(at * 7 % (line.value.size() + 1), element);
            return;
        }
        if (!line.added.remove(element)) {
            line.removed.add(element);
        }
        if (act == Act.REPLACE) {
            add(line, at);
        }
    }

    private void add(Line line, int at) {
        line.value.add(at, last);
        line.added.add(last++);
    }

    private void begin(Line line) {
        line.base = stored;
        line.value = decoded(stored);
        line.overwrote = false;
        line.added.clear();
        line.removed.clear();
    }

    private void commit(Line line) {
        merge(line);
        there.addAll(line.added);
        there.removeAll(line.removed);
        if (line.overwrote) {
            there.clear();
            there.addAll(line.value);
        }
        assertThat(line.value).containsExactlyInAnyOrderElementsOf(there);
        stored = field.codec().encode(line.value);
        begin(line);
    }

    private void merge(Line line) {
        Outcome outcome = field.merged(line.base, field.codec().encode(line.value), stored);
        if (outcome.overwrote()) {
            overwrites++;
            assertThat(decoded(outcome.stored())).isEqualTo(line.value);
            if (bringsBack(line)) {
                begin(line);
                return;
            }
            line.overwrote = true;
        }
        // What they have removed, too, is done with.
        line.removed.retainAll(decoded(stored));
        line.base = stored;
        line.value = decoded(outcome.stored());
        assertThat(line.value).doesNotHaveDuplicates();
    }

    /** A second last write might bring it back as well, and both would count. */
    private boolean bringsBack(Line line) {
        Set<Integer> known = new HashSet<>(decoded(stored));
        known.addAll(line.added);
        return !known.containsAll(line.value);
    }

    private List<Integer> decoded(byte[] bytes) {
        List<Integer> list = new ArrayList<>();
        Collections.addAll(list, ((List<?>) field.codec().decode(bytes)).toArray(Integer[]::new));
        return list;
    }
}
