package dev.holdfast.memory;

import dev.holdfast.session.store.EnrolAnswer;
import dev.holdfast.session.store.EnrolRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserEntries;
import dev.holdfast.session.store.UserId;
import dev.holdfast.session.store.UserIndex;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The index of users in this JVM's memory; what has expired is let go of without anybody asking. */
final class MemoryUserIndex implements UserIndex {

    private final InstantSource clock;
    private final Map<UserId, UserSessions> users = new HashMap<>();
    private final TreeSet<Expiry> expiries = new TreeSet<>(Comparator.comparingLong(Expiry::at)
            .thenComparing(expiry -> expiry.user().toString()));

    MemoryUserIndex(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized EnrolAnswer enrol(EnrolRequest request) {
        long now = now();
        UserSessions sessions = take(request.user());
        EnrolAnswer answer = sessions.enrol(request, now);
        putBack(request.user(), sessions);
        return answer;
    }

    @Override
    public synchronized UserEntries of(UserId user) {
        long now = now();
        UserSessions sessions = users.get(user);
        return (sessions == null ? new UserSessions() : sessions).entries(now);
    }

    @Override
    public synchronized UserEntries bar(UserId user, long retention) {
        long now = now();
        UserSessions sessions = take(user);
        sessions.bar(now, Deadlines.clamp(retention));
        putBack(user, sessions);
        return sessions.entries(now);
    }

    @Override
    public synchronized void remove(UserId user, Collection<SessionRef> refs) {
        now();
        UserSessions sessions = take(user);
        sessions.remove(refs);
        putBack(user, sessions);
    }

    /** How many users it holds something of. */
    synchronized int size() {
        return users.size();
    }

    /** The time, once all that has expired by then is let go of. */
    private long now() {
        long now = clock.millis();
        while (!expiries.isEmpty() && expiries.first().at() <= now) {
            users.remove(expiries.pollFirst().user());
        }
        return now;
    }

    private UserSessions take(UserId user) {
        UserSessions sessions = users.remove(user);
        if (sessions == null) {
            return new UserSessions();
        }
        expiries.remove(new Expiry(sessions.keptUntil(), user));
        return sessions;
    }

    private void putBack(UserId user, UserSessions sessions) {
        if (!sessions.isEmpty()) {
            users.put(user, sessions);
            expiries.add(new Expiry(sessions.keptUntil(), user));
        }
    }

    private record Expiry(long at, UserId user) {}
}
