package dev.holdfast.serialization;

import dev.holdfast.session.merge.Parts;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a set as parts. Those without an equals of their own may mean the same: they are told apart by a number. */
final class Numbered {

    private Numbered() {}

    static Set<Parts> of(Iterable<Parts.Whole> wholes) {
        Map<Object, Integer> counts = new HashMap<>();
        Set<Parts> members = new LinkedHashSet<>();
        for (Parts.Whole whole : wholes) {
            int number = counts.merge(whole.meaning(), 1, Integer::sum);
            members.add(number == 1 ? whole : new Parts.Whole(List.of(whole.meaning(), number), whole.content()));
        }
        return members;
    }
}
