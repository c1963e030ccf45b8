package dev.holdfast.testkit;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A store in front of another one, to which it hands everything on. */
public abstract class ForwardingStore implements SessionStore {

    private volatile SessionStore store;

    protected ForwardingStore(SessionStore store) {
        this.store = store;
    }

    /** From here on the answers come from another store, as after a flush or a failover. */
    public void replaceBy(SessionStore other) {
        store = other;
    }

    @Override
    public OpenAnswer open(OpenRequest request) {
        return store.open(request);
    }

    @Override
    public CommitAnswer commit(CommitRequest request) {
        return store.commit(request);
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
    public Optional<EndedSession> claimed(SessionRef ref, String claim) {
        return store.claimed(ref, claim);
    }

    @Override
    public FinishAnswer finish(FinishRequest request) {
        return store.finish(request);
    }

    @Override
    public DueAnswer due(int from, int limit) {
        return store.due(from, limit);
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
    public List<Glance> look(List<SessionRef> refs, String field) {
        return store.look(refs, field);
    }

    @Override
    public List<EndAnswer> endAll(List<EndRequest> requests) {
        return store.endAll(requests);
    }

    @Override
    public OptionalLong recordedDeadline(SessionRef ref) {
        return store.recordedDeadline(ref);
    }

    @Override
    public UserIndex users() {
        return store.users();
    }

    @Override
    public RememberedLogins remembered() {
        return store.remembered();
    }

    @Override
    public SessionLocks locks() {
        return store.locks();
    }

    @Override
    public void close() {
        store.close();
    }
}
