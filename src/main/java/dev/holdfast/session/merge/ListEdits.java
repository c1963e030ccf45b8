package dev.holdfast.session.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The edits that make one list of another: what both begin and end with is untouched; between, so are the most of those elements
 * that stand there once in each list which keep their order (patience diff). Takes n log n steps.
 */
final class ListEdits {

    private static final int SEVERAL = -1;

    /** An untouched element: its places in both lists, and the one before it. */
    private record Anchor(int base, int changed, @Nullable Anchor before) {}

    private final List<Parts> base;
    private final List<Parts> changed;
    private final List<ListEdit> edits = new ArrayList<>();

    private ListEdits(List<Parts> base, List<Parts> changed) {
        this.base = base;
        this.changed = changed;
    }

    /** In the order of their places; an untouched element stands between any two. */
    static List<ListEdit> between(List<Parts> base, List<Parts> changed) {
        ListEdits edits = new ListEdits(base, changed);
        edits.find();
        return edits.edits;
    }

    private void find() {
        ListEdit all = trimmed(0, base.size(), 0, changed.size());
        int from = all.start();
        int end = from + all.put().size();
        int inBase = from;
        int inChanged = from;
        for (Anchor anchor : anchors(all)) {
            add(trimmed(inBase, anchor.base, inChanged, anchor.changed));
            inBase = anchor.base + 1;
            inChanged = anchor.changed + 1;
        }
        add(trimmed(inBase, all.end(), inChanged, end));
    }

    private void add(ListEdit edit) {
        if (!edit.isInsertion() || !edit.isRemoval()) {
            edits.add(edit);
        }
    }

    /** The edit that makes one range of the other, without what both begin with and then what both end with. */
    private ListEdit trimmed(int start, int end, int changedStart, int changedEnd) {
        int shorter = Math.min(end - start, changedEnd - changedStart);
        int head = 0;
        while (head < shorter && base.get(start + head).equals(changed.get(changedStart + head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && base.get(end - 1 - tail).equals(changed.get(changedEnd - 1 - tail))) {
            tail++;
        }
        return new ListEdit(start + head, end - tail, changed.subList(changedStart + head, changedEnd - tail));
    }

    /** The longest row of elements that keep their order within an edit, by patience sorting. */
    private Deque<Anchor> anchors(ListEdit edit) {
        Map<Parts, Integer> inBase = singles(base, edit.start(), edit.end());
        int end = edit.start() + edit.put().size();
        Map<Parts, Integer> inChanged = singles(changed, edit.start(), end);
        List<Anchor> ends = new ArrayList<>();
        for (int place = edit.start(); place < end; place++) {
            Parts element = changed.get(place);
            Integer before = inBase.get(element);
            if (before != null && inChanged.containsKey(element)) {
                deal(new Anchor(before, place, null), ends);
            }
        }
        return ends.isEmpty() ? new ArrayDeque<>() : row(ends.get(ends.size() - 1));
    }

    /** At each index the anchor that ends a row of that length and stands first in the base. */
    private static void deal(Anchor anchor, List<Anchor> ends) {
        int length = -1 - Collections.binarySearch(ends, anchor, Comparator.comparingInt(Anchor::base));
        Anchor before = length == 0 ? null : ends.get(length - 1);
        Anchor linked = new Anchor(anchor.base, anchor.changed, before);
        if (length == ends.size()) {
            ends.add(linked);
        } else {
            ends.set(length, linked);
        }
    }

    private static Deque<Anchor> row(Anchor last) {
        Deque<Anchor> row = new ArrayDeque<>();
        for (Anchor anchor = last; anchor != null; anchor = anchor.before) {
            row.addFirst(anchor);
        }
        return row;
    }

    /** The places of those elements that stand but once in a range. */
    private static Map<Parts, Integer> singles(List<Parts> list, int start, int end) {
        Map<Parts, Integer> places = new HashMap<>();
        IntStream.range(start, end).forEach(i -> places.merge(list.get(i), i, (one, other) -> SEVERAL));
        places.values().removeIf(place -> place == SEVERAL);
        return places;
    }
}
