package dev.holdfast.session;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.token.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one request knows of a stored session. Guarded by its working session. */
final class StoredSession {

    private final boolean createdHere;
    private final SessionTimes times;
    private final long usedAt;
    private final boolean replaced;
    private final SnapshotCache cache;
    private Token proof;
    private Token token;
    private Snapshot snapshot;
    private @Nullable Map<String, StoredField> own;
    private @Nullable StoredFields fields;

    private StoredSession(
            Token proof,
            Token token,
            Snapshot snapshot,
            SessionTimes times,
            long usedAt,
            Origin origin,
            SnapshotCache cache) {
        this.proof = proof;
        this.token = token;
        this.snapshot = snapshot;
        this.times = times;
        this.usedAt = usedAt;
        this.cache = cache;
        this.createdHere = origin == Origin.CREATED;
        this.replaced = origin == Origin.OPENED_BY_PREVIOUS_TOKEN;
    }

    enum Origin {
        OPENED,
        OPENED_BY_PREVIOUS_TOKEN,
        CREATED
    }

    /** A session as the store has just told it; the snapshot is what it held then. */
    static StoredSession opened(
            Token proof, Token token, OpenAnswer.Live live, Snapshot snapshot, Origin origin, SnapshotCache cache) {
        return new StoredSession(proof, token, snapshot, live.times(), live.usedAt(), origin, cache);
    }

    /** An ended session, for the callbacks of its end: no client has such a token, and no node keeps anything of it. */
    static StoredSession ended(Token nobodys, SessionTimes times, Snapshot state) {
        return new StoredSession(nobodys, nobodys, state, times, times.touchedAt(), Origin.OPENED, SnapshotCache.OFF);
    }

    static StoredSession created(
            Token token, CommitId commit, SessionTimes times, Changes changes, SnapshotCache cache) {
        Snapshot first = cache.keep(token.ref(), Snapshot.of(commit, changes.sets()));
        return new StoredSession(token, token, first, times, times.createdAt(), Origin.CREATED, cache);
    }

    SessionRef ref() {
        return token.ref();
    }

    Token token() {
        return token;
    }

    /** By which the client, or its creation, proved the session; renewals since leave it as it is. */
    Token proof() {
        return proof;
    }

    CommitId seen() {
        return snapshot.newest();
    }

    SessionTimes times() {
        return times;
    }

    long usedAt() {
        return usedAt;
    }

    boolean createdHere() {
        return createdHere;
    }

    /** Whether the client came with the token before the current one: somebody has renewed the session already. */
    boolean openedByPreviousToken() {
        return replaced;
    }

    /** A view: field name → stored form, as far as this request knows. */
    StoredFields fields() {
        StoredFields known = fields;
        if (known == null) {
            known = new StoredFields(own == null ? snapshot.fields() : own);
            fields = known;
        }
        return known;
    }

    /** This request looks at the session no more, or anew: the node counts what values its fields have come to keep. */
    void leave() {
        if (fields != null && fields.haveGrown()) {
            cache.weighAgain(ref());
        }
        fields = null;
    }

    boolean holds(String name, byte @Nullable [] bytes) {
        return Arrays.equals(fields().get(name), bytes);
    }

    void renewed(Token next) {
        token = next;
    }

    /** No former token is good any more, not even for this request. */
    void provedBy(Token next) {
        token = next;
        proof = next;
    }

    /**
     * Takes over what was just stored. The label moves on, and the node remembers, only where nothing foreign came in between:
     * else what this request knows is a mixture that no commit has left.
     */
    void took(Changes changes, CommitId commit, @Nullable CommitId before) {
        if (seen().equals(before)) {
            snapshot = cache.keep(ref(), snapshot.after(commit, changes));
            own = null;
            fields = null;
        } else {
            changes.sets().forEach(this::put);
            own().keySet().removeAll(changes.removals());
        }
    }

    /** Learns what another request has stored in a field: for this request only. */
    void put(String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            own().remove(name);
        } else {
            own().put(name, new StoredField(bytes));
        }
    }

    /** The session is over or gone: nothing of it is kept on this node. */
    void gone() {
        cache.forget(ref());
    }

    /** The view of this request alone; made when it first differs from the snapshot. */
    private Map<String, StoredField> own() {
        Map<String, StoredField> different = own;
        if (different == null) {
            leave();
            different = new HashMap<>(snapshot.fields());
            own = different;
        }
        return different;
    }
}
