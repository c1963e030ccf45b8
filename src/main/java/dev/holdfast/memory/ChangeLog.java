package dev.holdfast.memory;

import dev.holdfast.session.store.CommitId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which commit changed which fields, newest first, as far as it fits the bytes that the store in Redis gives it: so both
 * stores forget at the same point. Immutable, never empty.
 */
final class ChangeLog {

    private static final int LOG_LIMIT = 512;

    private static final int NAMES_LIMIT = 256;

    private static final int ENTRY_SIZE = CommitId.BYTES + 2;

    private final List<Entry> entries;

    private ChangeLog(List<Entry> entries) {
        this.entries = entries;
    }

    /** The log of a new session: no names, since nobody has seen anything older. */
    static ChangeLog startingWith(CommitId creation) {
        return new ChangeLog(List.of(Entry.of(creation, Set.of())));
    }

    ChangeLog with(CommitId commit, Collection<String> names) {
        List<Entry> kept = new ArrayList<>();
        Entry newest = Entry.of(commit, names);
        kept.add(newest);
        int size = newest.size();
        for (Entry entry : entries) {
            size += entry.size();
            if (size > LOG_LIMIT) {
                break;
            }
            kept.add(entry);
        }
        return new ChangeLog(List.copyOf(kept));
    }

    CommitId newest() {
        return entries.get(0).id();
    }

    boolean contains(CommitId commit) {
        return entries.stream().anyMatch(entry -> entry.id().equals(commit));
    }

    /** The commit before this one, or null where the log ends with it. */
    @Nullable
    CommitId before(CommitId commit) {
        for (int i = 0; i + 1 < entries.size(); i++) {
            if (entries.get(i).id().equals(commit)) {
                return entries.get(i + 1).id();
            }
        }
        return null;
    }

    /** The names changed since a commit, or empty where the log does not tell. */
    Optional<Set<String>> namesSince(CommitId commit) {
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.id().equals(commit)) {
                return Optional.of(names);
            }
            if (entry.everything()) {
                return Optional.empty();
            }
            names.addAll(entry.names());
        }
        return Optional.empty();
    }

    private record Entry(CommitId id, Set<String> names, boolean everything, int size) {

        static Entry of(CommitId id, Collection<String> names) {
            int size = 0;
            boolean listable = true;
            for (String name : names) {
                size += name.getBytes(StandardCharsets.UTF_8).length + 1;
                listable = listable && !name.isEmpty() && name.indexOf('\0') < 0;
            }
            if (!listable || size > NAMES_LIMIT) {
                return new Entry(id, Set.of(), true, ENTRY_SIZE);
            }
            return new Entry(id, Set.copyOf(names), false, ENTRY_SIZE + Math.max(size - 1, 0));
        }
    }
}
