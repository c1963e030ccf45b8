package dev.holdfast.session.merge;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements that one request took away in one place of a list and put into another. */
final class ListMoves {

    /** From the first to the last place that a moved element was taken from or put to: that of the nth at 2n + 1, between them even. */
    private record Way(int from, int to) {

        Way with(Way other) {
            return new Way(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    private final List<Parts> base;
    private final Set<Parts> moved = new HashSet<>();
    private final Map<Parts, Way> ways = new HashMap<>();

    ListMoves(List<Parts> base, List<ListEdit> edits) {
        this.base = base;
        edits.forEach(edit -> moved.addAll(edit.put()));
        Set<Parts> removed = new HashSet<>();
        edits.forEach(edit -> removed.addAll(removed(edit)));
        moved.retainAll(removed);
        edits.forEach(this::follow);
    }

    private List<Parts> removed(ListEdit edit) {
        return base.subList(edit.start(), edit.end());
    }

    private void follow(ListEdit edit) {
        for (int place = edit.start(); place < edit.end(); place++) {
            follow(base.get(place), new Way(2 * place + 1, 2 * place + 1));
        }
        edit.put().forEach(element -> follow(element, new Way(2 * edit.start(), 2 * edit.end())));
    }

    private void follow(Parts element, Way way) {
        if (moved.contains(element)) {
            ways.merge(element, way, Way::with);
        }
    }

    /** Whether the other request took one of them away or put it in place of another: it would be doubled, return or be lost. */
    boolean areTouchedBy(List<ListEdit> other) {
        return other.stream()
                .filter(edit -> !edit.isInsertion())
                .anyMatch(edit ->
                        !Collections.disjoint(moved, edit.put()) || !Collections.disjoint(moved, removed(edit)));
    }

    /** Whether elements that the other request moved crossed the same places: an order that but one of them changed could be lost. */
    boolean cross(ListMoves other) {
        return crossed().intersects(other.crossed());
    }

    private BitSet crossed() {
        int[] ends = new int[2 * base.size() + 1];
        ways.values().forEach(way -> ends[way.from] = Math.max(ends[way.from], way.to + 1));
        BitSet crossed = new BitSet(ends.length);
        int end = 0;
        for (int place = 0; place < ends.length; place++) {
            end = Math.max(end, ends[place]);
            crossed.set(place, place < end);
        }
        return crossed;
    }
}
