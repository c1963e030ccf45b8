package dev.holdfast.web;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.FinishRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.ReapRequest;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real store that can be told to be out of reach, and counts what it is asked. */
final class FaultyStore implements SessionStore {

    final AtomicInteger opens = new AtomicInteger();
    final AtomicInteger commits = new AtomicInteger();
    volatile boolean opensFail;
    volatile boolean commitsFail;
    volatile boolean sessionsAreLost;

    private final SessionStore store;

    FaultyStore(SessionStore store) {
        this.store = store;
    }

    @Override
    public OpenAnswer open(OpenRequest request) {
        opens.incrementAndGet();
        if (opensFail) {
            throw unavailable();
        }
        return store.open(request);
    }

    @Override
    public CommitAnswer commit(CommitRequest request) {
        commits.incrementAndGet();
        if (commitsFail) {
            throw unavailable();
        }
        return sessionsAreLost ? new CommitAnswer.Absent(InstantSource.system().millis()) : store.commit(request);
    }

    private static StoreUnavailableException unavailable() {
        return new StoreUnavailableException("HF0000", "planted", null);
    }

    @Override
    public RenewAnswer renew(RenewRequest request) {
        return store.renew(request);
    }

    @Override
    public EndAnswer end(EndRequest request) {
        return store.end(request);
    }

    @Override
    public FinishAnswer finish(FinishRequest request) {
        return store.finish(request);
    }

    @Override
    public List<SessionRef> due(int tag, int limit) {
        return store.due(tag, limit);
    }

    @Override
    public List<Reaped> reap(ReapRequest request) {
        return store.reap(request);
    }

    @Override
    public Map<String, byte[]> keys(Map<String, byte[]> held, @Nullable String candidate) {
        return store.keys(held, candidate);
    }

    @Override
    public void close() {
        store.close();
    }
}
