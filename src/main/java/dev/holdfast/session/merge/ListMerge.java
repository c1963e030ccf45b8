package dev.holdfast.session.merge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The edits that two requests made to one list, in one list, where it is certain which places each of them meant. */
final class ListMerge {

    private final List<Parts> base;
    private final List<ListEdit> mine;
    private final List<ListEdit> theirs;

    ListMerge(List<Parts> base, List<Parts> mine, List<Parts> theirs) {
        this.base = base;
        this.mine = ListEdits.between(base, mine);
        this.theirs = ListEdits.between(base, theirs);
    }

    /** Whether the edits of both do not fit together. */
    boolean isAmbiguous() {
        return overlapAmbiguously() || moveAmbiguously();
    }

    /** Whether both put the same in the place of the same elements. */
    boolean agree() {
        Set<ListEdit> replacements = theirs.stream()
                .filter(edit -> !edit.isInsertion() && !edit.isRemoval())
                .collect(Collectors.toSet());
        return mine.stream().anyMatch(replacements::contains);
    }

    private boolean overlapAmbiguously() {
        Map<Parts, Integer> firsts = new HashMap<>();
        Map<Parts, Integer> lasts = new HashMap<>();
        for (int i = 0; i < base.size(); i++) {
            firsts.putIfAbsent(base.get(i), i);
            lasts.put(base.get(i), i);
        }
        int m = 0;
        int t = 0;
        while (m < mine.size() && t < theirs.size()) {
            ListEdit my = mine.get(m);
            ListEdit their = theirs.get(t);
            if (my.overlaps(their) && !fit(my, their, firsts, lasts)) {
                return true;
            }
            if (my.end() < their.end()) {
                m++;
            } else {
                t++;
            }
        }
        return false;
    }

    private boolean fit(ListEdit my, ListEdit their, Map<Parts, Integer> firsts, Map<Parts, Integer> lasts) {
        if (my.isRemoval() && their.isRemoval()) {
            return IntStream.range(Math.max(my.start(), their.start()), Math.min(my.end(), their.end()))
                    .mapToObj(base::get)
                    .allMatch(each -> my.covers(firsts.get(each), lasts.get(each))
                            || their.covers(firsts.get(each), lasts.get(each)));
        }
        return my.equals(their) || my.isInsertion() && their.isRemoval() || my.isRemoval() && their.isInsertion();
    }

    private boolean moveAmbiguously() {
        ListMoves my = new ListMoves(base, mine);
        ListMoves their = new ListMoves(base, theirs);
        return my.areTouchedBy(theirs) || their.areTouchedBy(mine) || my.cross(their);
    }

    /** The list with the edits of both; of use only where they fit. */
    List<Parts> merged() {
        Map<Integer, ListEdit> my = byStart(mine);
        Map<Integer, ListEdit> their = byStart(theirs);
        BitSet removed = new BitSet();
        Stream.concat(mine.stream(), theirs.stream()).forEach(edit -> removed.set(edit.start(), edit.end()));
        ListEdit none = new ListEdit(0, 0, List.of());
        List<Parts> merged = new ArrayList<>();
        for (int place = 0; place <= base.size(); place++) {
            put(my.getOrDefault(place, none), their.getOrDefault(place, none), merged);
            if (place < base.size() && !removed.get(place)) {
                merged.add(base.get(place));
            }
        }
        return merged;
    }

    private static Map<Integer, ListEdit> byStart(List<ListEdit> edits) {
        return edits.stream().collect(Collectors.toMap(ListEdit::start, Function.identity()));
    }

    /** What is inserted at a place comes before what replaces the element there; at the head the newest comes first. */
    private void put(ListEdit my, ListEdit their, List<Parts> merged) {
        boolean isHead = my.start() == 0 && !base.isEmpty();
        if (my.isInsertion() && (isHead || !their.isInsertion())) {
            merged.addAll(my.put());
            merged.addAll(their.put());
            return;
        }
        merged.addAll(their.put());
        if (my.isInsertion() || !my.equals(their)) {
            merged.addAll(my.put());
        }
    }
}
