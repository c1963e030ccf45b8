package dev.holdfast.memory;

import dev.holdfast.session.store.SessionTimes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session's fields and metadata. Mutable, guarded by its shard; the byte arrays in it are never changed. */
final class State {

    private final Map<String, byte[]> fields = new HashMap<>();
    private ChangeLog log;
    private SessionTimes times;
    private Secrets secrets;
    private byte @Nullable [] fence;

    State(ChangeLog log, SessionTimes times, Secrets secrets) {
        this.log = log;
        this.times = times;
        this.secrets = secrets;
    }

    Map<String, byte[]> fields() {
        return fields;
    }

    ChangeLog log() {
        return log;
    }

    void log(ChangeLog longer) {
        this.log = longer;
    }

    SessionTimes times() {
        return times;
    }

    void times(SessionTimes moved) {
        this.times = moved;
    }

    Secrets secrets() {
        return secrets;
    }

    void secrets(Secrets changed) {
        this.secrets = changed;
    }

    byte @Nullable [] fence() {
        return fence;
    }

    void fence(byte[] mark) {
        this.fence = mark.clone();
    }

    /** Copies of these fields' values, null for one that is not there. */
    Map<String, byte @Nullable []> copyOf(Iterable<String> names) {
        Map<String, byte @Nullable []> copy = new HashMap<>();
        for (String name : names) {
            byte[] value = fields.get(name);
            copy.put(name, value == null ? null : value.clone());
        }
        return copy;
    }

    /** Copies of all fields' values. */
    Map<String, byte[]> copyOfAll() {
        Map<String, byte[]> copy = new HashMap<>();
        fields.forEach((name, value) -> copy.put(name, value.clone()));
        return copy;
    }
}
