package dev.holdfast.session;

import dev.holdfast.session.store.Changes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds a part of the session's fields as live objects: the beans, the attributes. One of each kind belongs to a
 * working session; it is asked by that session's threads, one at a time.
 */
public interface FieldSource {

    /**
     * The fields that changed since they were read or last stored.
     *
     * @return what is to be written; remembered by the source until {@link #stored} or the next call
     */
    Collected collect();

    /** The changes last collected are in the store now. */
    void stored();

    /** The session has begun with this request: it is stored, and what is changed now is stored with the next commit. */
    default void begun() {}

    /**
     * The store has other values than this source knows: the live objects are to take them over.
     *
     * @param fields name → stored form, null for a field that is no longer stored
     */
    void refresh(Map<String, byte @Nullable []> fields);

    /**
     * What is not stored is undone: the live objects take over what the store holds, and a field that it does not hold gets its
     * first form back. Objects stay the same where they can, so that a method of theirs that is under way goes on with fresh
     * values.
     *
     * @param stored all fields of the session: name → stored form
     */
    void revert(Map<String, byte[]> stored);

    /**
     * How conflicts over a field are dealt with.
     *
     * @param field the name of one that was collected
     * @return its rules; empty where this source does not know it: the last write wins
     */
    Optional<FieldRules> rulesOf(String field);

    /**
     * The request, or the session, is over: lets go of the live objects.
     *
     * @param ended whether the session has ended, so that the callbacks of its end are due
     */
    void release(boolean ended);

    /**
     * What a source has to store.
     *
     * @param changes the fields changed
     * @param born those among the set ones that are first forms: where somebody else has stored such a field meanwhile, the
     *     stored one stays and this source is refreshed
     * @param bases from which the set ones have changed: name → the stored form last known, or the first form of a field that
     *     was not stored; without those that have none
     */
    record Collected(Changes changes, Set<String> born, Map<String, byte[]> bases) {}
}
