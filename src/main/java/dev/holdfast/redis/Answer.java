package dev.holdfast.redis;

import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.Tombstone;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A script's answer, read from its beginning to its end: a flat list of byte strings, of which some may be nil, or the one
 * packed string that is the script's usual answer.
 */
final class Answer {

    private final List<byte @Nullable []> parts;
    private final boolean usual;
    private int next;

    private Answer(List<byte @Nullable []> parts, boolean usual) {
        this.parts = parts;
        this.usual = usual;
    }

    /** What Redisson gives: bytes, or a list of bytes. */
    @SuppressWarnings("unchecked")
    static Answer of(Object reply) {
        return reply instanceof byte[] packed
                ? new Answer(List.of(packed), true)
                : new Answer((List<byte @Nullable []>) reply, false);
    }

    /** Whether it is the one packed string. */
    boolean isUsual() {
        return usual;
    }

    boolean hasMore() {
        return next < parts.size();
    }

    byte @Nullable [] bytesOrNil() {
        return parts.get(next++);
    }

    byte[] bytes() {
        return Objects.requireNonNull(bytesOrNil());
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    long number() {
        return Long.parseLong(text());
    }

    CommitId commitId() {
        return CommitId.of(bytes());
    }

    ByteBuffer packed() {
        return ByteBuffer.wrap(bytes());
    }

    /** The id that comes next in what is packed. */
    static CommitId commitId(ByteBuffer packed) {
        byte[] id = new byte[CommitId.BYTES];
        packed.get(id);
        return CommitId.of(id);
    }

    Tombstone tombstone() {
        return TombstoneText.read(text());
    }

    /** All names and values up to the end, without the metadata. */
    Map<String, byte @Nullable []> fieldsOrNil() {
        Map<String, byte @Nullable []> fields = new HashMap<>();
        while (hasMore()) {
            String name = text();
            byte[] value = bytesOrNil();
            if (!RedisKeys.isReserved(name)) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    /** All names and values up to the end, without the metadata. */
    Map<String, byte[]> fields() {
        Map<String, byte[]> fields = entries();
        fields.keySet().removeIf(RedisKeys::isReserved);
        return fields;
    }

    /** All names and values up to the end. */
    Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new HashMap<>();
        while (hasMore()) {
            entries.put(text(), bytes());
        }
        return entries;
    }

    /** For a status that the scripts never send: the jar's scripts and classes do not belong together. */
    static IllegalStateException unknown(Script script, String status) {
        return new IllegalStateException(script + " answered with the unknown status '" + status + "'");
    }
}
