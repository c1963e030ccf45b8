package dev.holdfast.memory;

import dev.holdfast.session.store.SessionRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/** A tag's refs by a lower bound of their deadlines. Guarded by its shard. */
final class Ledger {

    private final Map<SessionRef, Long> dues = new HashMap<>();
    private final TreeSet<Due> order = new TreeSet<>(
            Comparator.comparingLong(Due::at).thenComparing(due -> due.ref().toString()));

    void put(SessionRef ref, long at) {
        remove(ref);
        dues.put(ref, at);
        order.add(new Due(at, ref));
    }

    void remove(SessionRef ref) {
        Long at = dues.remove(ref);
        if (at != null) {
            order.remove(new Due(at, ref));
        }
    }

    OptionalLong at(SessionRef ref) {
        Long at = dues.get(ref);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /** Those whose time has come, longest overdue first. */
    List<SessionRef> due(long now, int limit) {
        return order.stream()
                .takeWhile(due -> due.at() <= now)
                .limit(limit)
                .map(Due::ref)
                .toList();
    }

    private record Due(long at, SessionRef ref) {}
}
