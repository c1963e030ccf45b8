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
    private final Map<String, byte[]> fields;
    private Token token;
    private CommitId seen;

    private StoredSession(
            Token token, CommitId seen, SessionTimes times, long usedAt, Map<String, byte[]> fields, Origin origin) {
        this.token = token;
        this.seen = seen;
        this.times = times;
        this.usedAt = usedAt;
        this.fields = new HashMap<>(fields);
        this.createdHere = origin == Origin.CREATED;
        this.replaced = origin == Origin.OPENED_BY_PREVIOUS_TOKEN;
    }

    enum Origin {
        OPENED,
        OPENED_BY_PREVIOUS_TOKEN,
        CREATED
    }

    static StoredSession opened(Token token, OpenAnswer.Live live, Origin origin) {
        Map<String, byte[]> fields = live.content() instanceof OpenAnswer.Content.Full full ? full.fields() : Map.of();
        return new StoredSession(token, live.newest(), live.times(), live.usedAt(), fields, origin);
    }

    static StoredSession created(Token token, CommitId commit, SessionTimes times, Changes changes) {
        return new StoredSession(token, commit, times, times.createdAt(), changes.sets(), Origin.CREATED);
    }

    SessionRef ref() {
        return token.ref();
    }

    Token token() {
        return token;
    }

    CommitId seen() {
        return seen;
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

    Map<String, byte[]> fields() {
        return fields;
    }

    boolean holds(String name, byte @Nullable [] bytes) {
        return Arrays.equals(fields.get(name), bytes);
    }

    void renewed(Token next) {
        token = next;
    }

    /** Takes over what was just stored. The label moves on only where nothing foreign came in between. */
    void took(Changes changes, CommitId commit, @Nullable CommitId before) {
        fields.putAll(changes.sets());
        fields.keySet().removeAll(changes.removals());
        if (seen.equals(before)) {
            seen = commit;
        }
    }

    void put(String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            fields.remove(name);
        } else {
            fields.put(name, bytes);
        }
    }
}
