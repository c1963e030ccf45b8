package dev.holdfast.memory;

import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.DueAnswer;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.EndedSession;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.FinishRequest;
import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.ReapRequest;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.RememberedLogins;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewRequest;
import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.session.store.UserIndex;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in this JVM's memory. Safe for use by any number of threads: sessions of one tag wait for each other, those of
 * different tags do not. Never unavailable. The bytes of fields are copied in and out.
 */
public final class MemorySessionStore implements SessionStore {

    private final InstantSource clock;
    private final KeyRing ring = new KeyRing();
    private final SessionLocks locks;
    private final UserIndex users;
    private final RememberedLogins remembered;
    private final List<Shard> shards =
            IntStream.range(0, SessionRef.TAGS).mapToObj(tag -> new Shard()).toList();

    /**
     * An empty store.
     *
     * @param clock the store's time
     */
    public MemorySessionStore(InstantSource clock) {
        this.clock = clock;
        this.locks = new MemorySessionLocks(clock);
        this.users = new MemoryUserIndex(clock);
        this.remembered = new MemoryRememberedLogins(clock);
    }

    @Override
    public OpenAnswer open(OpenRequest request) {
        return atomically(request.ref().tag(), (shard, now) -> new Opening(shard, request, now).run());
    }

    @Override
    public CommitAnswer commit(CommitRequest request) {
        return atomically(request.ref().tag(), (shard, now) -> new Committing(shard, request, now).run());
    }

    @Override
    public RenewAnswer renew(RenewRequest request) {
        return atomically(request.ref().tag(), (shard, now) -> Renewing.run(shard, request, now));
    }

    @Override
    public EndAnswer end(EndRequest request) {
        return atomically(request.ref().tag(), (shard, now) -> Ending.end(shard, request, now));
    }

    @Override
    public Optional<EndedSession> claimed(SessionRef ref, String claim) {
        return atomically(ref.tag(), (shard, now) -> Ending.claimed(shard, ref, claim, now));
    }

    @Override
    public FinishAnswer finish(FinishRequest request) {
        return atomically(request.ref().tag(), (shard, now) -> Ending.finish(shard, request, now));
    }

    @Override
    public DueAnswer due(int from, int limit) {
        List<SessionRef> refs = new ArrayList<>();
        int tags = 0;
        for (int left = limit; left > 0 && tags < SessionRef.TAGS; left = limit - refs.size()) {
            refs.addAll(dueOf((from + tags) % SessionRef.TAGS, left));
            tags++;
        }
        return new DueAnswer(refs, tags);
    }

    @Override
    public List<Reaped> reap(ReapRequest request) {
        return atomically(request.tag(), (shard, now) -> new Reaping(shard, request, now).run());
    }

    @Override
    public Map<String, byte[]> keys(Map<String, byte[]> held, @Nullable String candidate) {
        return ring.keys(held, candidate);
    }

    @Override
    public List<Glance> look(List<SessionRef> refs, String field) {
        return refs.stream()
                .map(ref -> atomically(ref.tag(), (shard, now) -> Looking.run(shard, ref, field, now)))
                .toList();
    }

    @Override
    public List<EndAnswer> endAll(List<EndRequest> requests) {
        return requests.stream().map(this::end).toList();
    }

    @Override
    public OptionalLong recordedDeadline(SessionRef ref) {
        return atomically(ref.tag(), (shard, now) -> shard.ledger().at(ref));
    }

    @Override
    public UserIndex users() {
        return users;
    }

    @Override
    public RememberedLogins remembered() {
        return remembered;
    }

    @Override
    public SessionLocks locks() {
        return locks;
    }

    /** Does nothing: what is stored goes with the store. */
    @Override
    public void close() {}

    private List<SessionRef> dueOf(int tag, int limit) {
        return atomically(tag, (shard, now) -> shard.ledger().due(now, limit));
    }

    private <A> A atomically(int tag, BiFunction<Shard, Long, A> operation) {
        Shard shard = shards.get(tag);
        synchronized (shard) {
            long now = clock.millis();
            shard.sweep(now);
            return operation.apply(shard, now);
        }
    }
}
