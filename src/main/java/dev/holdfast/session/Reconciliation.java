package dev.holdfast.session;

import dev.holdfast.SessionConflictException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request's changes held against what others have stored meanwhile, field by field: merged, overwritten or refused as the
 * field's rules have it, but a first form gives way. What is stored as this request left it, or as it wants it, is no conflict.
 *
 * <p>What was met once is taken into account: met again, in the next round or in a reading of everything, it changes nothing.
 */
final class Reconciliation {

    private final StoredSession session;
    private final PendingChanges pending;
    private final ConflictRules rules;
    private final SessionObserver observer;
    private final List<BeanUnit> units;
    private final ConflictTally tally = new ConflictTally();
    private final Map<String, byte @Nullable []> refreshed = new HashMap<>();

    private boolean rewritten;

    Reconciliation(StoredSession session, PendingChanges pending, ConflictRules rules, SessionObserver observer) {
        this.observer = observer;
        this.session = session;
        this.pending = pending;
        this.rules = rules;
        this.units = BeanUnit.of(pending);
    }

    /** Fields that are not written, but must not have changed: the siblings of those that are, where the bean is one unit. */
    Set<String> guarded() {
        Set<String> guarded = new TreeSet<>();
        units.stream().filter(unit -> unit.isChangedIn(pending)).forEach(unit -> guarded.addAll(unit.members()));
        guarded.removeIf(pending::has);
        return guarded;
    }

    /**
     * These are stored now in fields that this request has changed or guards: name → bytes, null for none.
     *
     * @throws SessionConflictException if the conflict may not be settled
     */
    void meet(Map<String, byte @Nullable []> theirs) {
        Map<String, byte @Nullable []> news = new TreeMap<>(theirs);
        news.entrySet().removeIf(field -> session.holds(field.getKey(), field.getValue()));
        for (BeanUnit unit : units) {
            if (unit.isChangedIn(pending)) {
                Map<String, byte @Nullable []> met = new TreeMap<>(news);
                met.keySet().retainAll(unit.members());
                news.keySet().removeAll(unit.members());
                meet(unit, met);
            }
        }
        news.forEach(this::meet);
    }

    /** What the sources are to take over: fields that were merged, or whose first forms gave way: name → stored form. */
    Map<String, byte @Nullable []> refreshed() {
        return refreshed;
    }

    /** Whether other forms are to be written than the sources gave. */
    boolean hasRewritten() {
        return rewritten;
    }

    /** It is settled who won: nothing was overwritten before the commit that did it has landed. */
    void tell() {
        tally.tell(session.ref(), observer);
    }

    /** The last write wins for the whole bean: what others changed of it is written back as this request has it. */
    private void meet(BeanUnit unit, Map<String, byte @Nullable []> theirs) {
        boolean mayOverwrite = unit.members().stream().allMatch(this::mayOverwrite);
        if (!theirs.isEmpty()) {
            Optional<FieldRules> named = pending.rulesOf(unit.changed());
            requireAllowed(mayOverwrite, unit.changed(), named);
            tally.overwritten(ConflictTally.label(unit.changed(), named));
        }
        theirs.forEach(this::overwrite);
    }

    private boolean mayOverwrite(String name) {
        Optional<FieldRules> known = pending.rulesOf(name);
        return known.isEmpty() || rules.mayOverwrite(known);
    }

    private void overwrite(String name, byte @Nullable [] theirs) {
        if (pending.wants(name, theirs)) {
            pending.drop(name);
        } else if (!pending.has(name)) {
            pending.put(name, session.fields().get(name));
            rewritten = true;
        }
        session.put(name, theirs);
    }

    private void meet(String name, byte @Nullable [] theirs) {
        Optional<FieldRules> known = pending.rulesOf(name);
        if (pending.isBorn(name) && theirs != null) {
            giveWay(name, theirs, known);
        } else if (theirs != null || pending.form(name) != null) { // two removals are one
            settle(name, theirs, known);
        } else {
            pending.drop(name);
        }
        session.put(name, theirs);
    }

    private void giveWay(String name, byte[] theirs, Optional<FieldRules> known) {
        if (!isWanted(name, theirs, known)) {
            tally.yielded(name);
            refreshed.put(name, theirs);
        }
        pending.drop(name);
    }

    private boolean isWanted(String name, byte @Nullable [] theirs, Optional<FieldRules> known) {
        byte[] mine = pending.form(name);
        return pending.wants(name, theirs)
                || mine != null
                        && theirs != null
                        && known.filter(field -> field.codec().meanSame(mine, theirs))
                                .isPresent();
    }

    private void settle(String name, byte @Nullable [] theirs, Optional<FieldRules> known) {
        boolean wanted = isWanted(name, theirs, known);
        Optional<FieldMerge> merge = merge(name, theirs, known);
        String label = ConflictTally.label(name, known);
        if (merge.isEmpty() || merge.get().overwrote()) {
            requireAllowed(rules.mayOverwrite(known), name, known);
            tally.overwritten(label);
        } else if (!wanted || !Arrays.equals(merge.get().form(), theirs)) {
            tally.merged(label);
        }
        if (wanted && merge.isEmpty()) {
            pending.drop(name);
        } else {
            merge.ifPresent(merged -> take(name, merged.form(), theirs));
        }
    }

    private Optional<FieldMerge> merge(String name, byte @Nullable [] theirs, Optional<FieldRules> known) {
        byte[] mine = pending.form(name);
        return mine == null || theirs == null || !rules.mayMerge(known)
                ? Optional.empty()
                : known.flatMap(field -> FieldMerge.of(field.codec(), pending.base(name), mine, theirs));
    }

    /** From here on the merged form is what this request wants, in place of theirs. */
    private void take(String name, byte[] merged, byte @Nullable [] theirs) {
        pending.rebase(name, theirs);
        if (!pending.wants(name, merged)) {
            pending.put(name, merged);
            refreshed.put(name, merged);
            rewritten = true;
        }
        if (Arrays.equals(merged, theirs)) {
            pending.drop(name);
        }
    }

    private void requireAllowed(boolean allowed, String name, Optional<FieldRules> known) {
        if (!allowed) {
            String label = ConflictTally.label(name, known);
            observer.happened(Occurrence.CONFLICT_REFUSED, session.ref(), label);
            throw SessionMessages.conflict(session.ref(), label);
        }
    }
}
