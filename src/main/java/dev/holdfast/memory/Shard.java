package dev.holdfast.memory;

import dev.holdfast.session.store.SessionRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** All sessions of one tag, and their ledger. Not thread-safe: whoever uses it holds its monitor. */
final class Shard {

    /** How many expired sessions one operation lets go of at the most: more than one can add, so nothing piles up. */
    private static final int SWEPT_AT_ONCE = 8;

    /** How long the ledger remembers a session after the session itself has expired. */
    private static final long LEDGER_SLACK_MILLIS = 7L * 24 * 3600 * 1000;

    private final Map<SessionRef, Stored> sessions = new HashMap<>();
    private final Ledger ledger = new Ledger();
    private final PriorityQueue<Expiry> expiries = new PriorityQueue<>(Comparator.comparingLong(Expiry::at));

    Ledger ledger() {
        return ledger;
    }

    /** What is under a ref, or null where nothing is or it has expired. */
    @Nullable
    Stored find(SessionRef ref, long now) {
        Stored stored = sessions.get(ref);
        return stored == null || stored.expiresAt() <= now ? null : stored;
    }

    void put(SessionRef ref, Stored stored) {
        Stored before = sessions.put(ref, stored);
        // A later expiry needs no entry of its own: the earlier one is renewed when its time comes.
        if (before == null || stored.expiresAt() < before.expiresAt()) {
            expiries.add(new Expiry(stored.expiresAt(), ref, Kind.SESSION));
        }
    }

    /** Lets go of some of what has expired. */
    void sweep(long now) {
        for (int i = 0; i < SWEPT_AT_ONCE; i++) {
            Expiry first = expiries.peek();
            if (first == null || first.at() > now) {
                return;
            }
            expiries.poll();
            if (first.kind() == Kind.SESSION) {
                expire(first.ref(), now);
            } else if (!sessions.containsKey(first.ref())) {
                ledger.remove(first.ref());
            }
        }
    }

    /** How many sessions and tombstones are held, expired ones that were not swept yet included. */
    int size() {
        return sessions.size();
    }

    private void expire(SessionRef ref, long now) {
        Stored stored = sessions.get(ref);
        if (stored == null) {
            return;
        }
        if (stored.expiresAt() > now) {
            expiries.add(new Expiry(stored.expiresAt(), ref, Kind.SESSION));
            return;
        }
        sessions.remove(ref);
        if (ledger.at(ref).isPresent()) {
            expiries.add(new Expiry(now + LEDGER_SLACK_MILLIS, ref, Kind.LEDGER));
        }
    }

    private enum Kind {
        SESSION,
        LEDGER
    }

    private record Expiry(long at, SessionRef ref, Kind kind) {}
}
