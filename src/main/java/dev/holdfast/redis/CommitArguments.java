package dev.holdfast.redis;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.CommitRequest.Creation;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.SecretHash;
import dev.holdfast.session.store.SessionRef;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays out a commit as {@code commit.lua} expects it. */
final class CommitArguments {

    private static final int BYTES = 2 * CommitId.BYTES + SixBytes.BYTES + 3 * Integer.BYTES + 1;

    private static final byte[] NOTHING_SEEN = new byte[CommitId.BYTES];

    private static final byte[] NONE = {};

    private CommitArguments() {}

    static Object[] of(CommitRequest request) {
        Arguments arguments = new Arguments();
        if (request.basis() instanceof Creation creation) {
            arguments
                    .bytes(packed(request, NOTHING_SEEN, 0, Set.of(), null, creation.secret()))
                    .text(terms(creation, request.ref()));
            addNames(arguments, request.changes(), Set.of());
        } else {
            Continuation basis = (Continuation) request.basis();
            arguments.bytes(packed(
                    request,
                    basis.seen().toBytes(),
                    basis.generation(),
                    basis.guarded(),
                    basis.fence(),
                    basis.newSecret()));
            if (basis.changesIdleTimeout()) {
                arguments.text(terms(basis, request.ref()));
            }
            addNames(arguments, request.changes(), basis.guarded());
        }
        return arguments.toArray();
    }

    /** The numbers and ids in one argument, where Redisson, Redis and Lua would handle ten. */
    private static byte[] packed(
            CommitRequest request,
            byte[] seen,
            int generation,
            Set<String> guarded,
            byte @Nullable [] fence,
            @Nullable SecretHash secret) {
        byte[] mark = fence == null ? NONE : fence;
        byte[] hash = secret == null ? NONE : secret.toBytes();
        ByteBuffer packed = ByteBuffer.allocate(BYTES + mark.length + hash.length);
        packed.put(request.id().toBytes());
        SixBytes.put(packed, SixBytes.clamp(request.notAfter()));
        return packed.put(seen)
                .putInt(generation)
                .putInt(request.changes().removals().size())
                .putInt(guarded.size())
                .put((byte) mark.length)
                .put(mark)
                .put(hash)
                .array();
    }

    private static String terms(Creation creation, SessionRef ref) {
        return terms(
                creation.idleTimeout(),
                creation.absoluteTimeout(),
                creation.touchInterval(),
                creation.retention(),
                ref);
    }

    /** The absolute time-out stays as it was created. */
    private static String terms(Continuation basis, SessionRef ref) {
        OpenRequest.Touch touch = basis.touch();
        return terms(basis.idleTimeout(), 0, touch.interval(), touch.retention(), ref);
    }

    private static String terms(long idle, long absolute, long interval, long retention, SessionRef ref) {
        return SixBytes.clamp(idle)
                + " " + SixBytes.clamp(absolute)
                + " " + SixBytes.clamp(interval)
                + " " + SixBytes.clamp(retention)
                + " " + ref;
    }

    private static void addNames(Arguments arguments, Changes changes, Set<String> guarded) {
        changes.removals().forEach(CommitArguments::check);
        changes.sets().keySet().forEach(CommitArguments::check);
        changes.removals().forEach(arguments::text);
        guarded.forEach(arguments::text);
        changes.sets().forEach((name, value) -> arguments.text(name).bytes(value));
    }

    private static void check(String name) {
        if (RedisKeys.isReserved(name)) {
            throw new IllegalArgumentException(
                    "The field name '" + name + "' begins with @, which is kept for the session's metadata");
        }
    }
}
