package dev.holdfast.session.merge;

import dev.holdfast.session.merge.Parts.Elements;
import dev.holdfast.session.merge.Parts.Entries;
import dev.holdfast.session.merge.Parts.Members;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a value that two requests have changed: what each of them added, removed and replaced, against the value that
 * it had read, all counts; where both changed the same and it cannot be merged, the last write wins, which is mine. A pure
 * function: the same three values give the same result, in the same order, on every node.
 */
public final class Merge {

    /**
     * A result.
     *
     * @param parts the value with the changes of both
     * @param overwrote whether some change of theirs gave way to mine. Also where both put the same value in place of the same
     *     former one: each may have reckoned it from that one, as a counter does, and then one count is lost
     */
    public record Merged(Parts parts, boolean overwrote) {}

    private boolean overwrote;

    private Merge() {}

    /**
     * Applies my changes to theirs.
     *
     * @param base the value as this request had read it; null where it had read none
     * @param mine the value as this request changed it
     * @param theirs the value as others have stored it meanwhile
     * @return the value with the changes of both
     */
    public static Merged of(@Nullable Parts base, Parts mine, Parts theirs) {
        Merge merge = new Merge();
        Parts parts = merge.parts(base, mine, theirs);
        return new Merged(Objects.requireNonNull(parts), merge.overwrote);
    }

    /** Null stands for an entry that is not there, or no more. */
    private @Nullable Parts parts(@Nullable Parts base, @Nullable Parts mine, @Nullable Parts theirs) {
        if (Objects.equals(mine, base)) {
            return theirs;
        }
        return Objects.equals(theirs, base) ? mine : changedByBoth(base, mine, theirs);
    }

    /** A base of another kind has nothing in common with either, so that it counts as an empty one. */
    private @Nullable Parts changedByBoth(@Nullable Parts base, @Nullable Parts mine, @Nullable Parts theirs) {
        if (mine instanceof Entries m && theirs instanceof Entries t) {
            Object kind = kind(base instanceof Entries b ? b.kind() : null, m.kind(), t.kind());
            return maps(base instanceof Entries b ? b.entries() : Map.of(), m.entries(), t.entries(), kind);
        }
        if (mine instanceof Members m && theirs instanceof Members t) {
            Object kind = kind(base instanceof Members b ? b.kind() : null, m.kind(), t.kind());
            return sets(base instanceof Members b ? b.members() : Set.of(), m.members(), t.members(), kind);
        }
        if (mine instanceof Elements m && theirs instanceof Elements t) {
            Object kind = kind(base instanceof Elements b ? b.kind() : null, m.kind(), t.kind());
            return lists(base instanceof Elements b ? b.elements() : List.of(), m, t, kind);
        }
        return mine == null && theirs == null ? null : lastWrite(mine);
    }

    private Object kind(@Nullable Object base, Object mine, Object theirs) {
        if (mine.equals(base)) {
            return theirs;
        }
        overwrote |= !theirs.equals(base) && !theirs.equals(mine);
        return mine;
    }

    private Entries maps(Map<String, Parts> base, Map<String, Parts> mine, Map<String, Parts> theirs, Object kind) {
        Set<String> keys = new LinkedHashSet<>(theirs.keySet());
        keys.addAll(mine.keySet());
        Map<String, Parts> merged = new LinkedHashMap<>();
        for (String key : keys) {
            Parts value = parts(base.get(key), mine.get(key), theirs.get(key));
            if (value != null) {
                merged.put(key, value);
            }
        }
        return new Entries(merged, kind);
    }

    private static Members sets(Set<Parts> base, Set<Parts> mine, Set<Parts> theirs, Object kind) {
        Set<Parts> merged = new LinkedHashSet<>(theirs);
        base.stream().filter(member -> !mine.contains(member)).forEach(merged::remove);
        mine.stream().filter(member -> !base.contains(member)).forEach(merged::add);
        return new Members(merged, kind);
    }

    private Parts lists(List<Parts> base, Elements mine, Elements theirs, Object kind) {
        ListMerge lists = new ListMerge(base, mine.elements(), theirs.elements());
        overwrote |= lists.agree();
        return lists.isAmbiguous() ? Objects.requireNonNull(lastWrite(mine)) : new Elements(lists.merged(), kind);
    }

    private @Nullable Parts lastWrite(@Nullable Parts mine) {
        overwrote = true;
        return mine;
    }
}
