package dev.holdfast.redis;

import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.SecretHash;
import java.nio.ByteBuffer;

/** Lays out an open as {@code open-unchanged.lua} expects it: one argument where Redisson, Redis and Lua would handle eight. */
final class OpenArguments {

    private static final int BYTES = Integer.BYTES + SecretHash.BYTES + CommitId.BYTES + 3 * SixBytes.BYTES + 1;

    /** Stands for "trusted by ref alone" where a generation is expected. */
    private static final int NO_GENERATION = -1;

    private static final byte[] NO_SECRET = new byte[SecretHash.BYTES];

    /** As good as none: no commit is called so. */
    private static final byte[] NOTHING_SEEN = new byte[CommitId.BYTES];

    private OpenArguments() {}

    static Object[] of(OpenRequest request) {
        byte[] packed = packed(request);
        byte[] fence = request.fence();
        return fence == null ? new Object[] {packed} : new Object[] {packed, fence};
    }

    private static byte[] packed(OpenRequest request) {
        Credential credential = request.credential();
        CommitId seen = request.seen();
        ByteBuffer packed = ByteBuffer.allocate(BYTES)
                .putInt(credential == null ? NO_GENERATION : credential.generation())
                .put(credential == null ? NO_SECRET : credential.secret().toBytes())
                .put(seen == null ? NOTHING_SEEN : seen.toBytes());
        SixBytes.put(packed, Math.min(request.touch().interval(), SixBytes.clamp(Long.MAX_VALUE)));
        SixBytes.put(packed, SixBytes.clamp(request.touch().retention()));
        SixBytes.put(packed, SixBytes.clamp(request.grace()));
        return packed.put((byte) (request.reading() == Reading.TIMES ? 1 : 0)).array();
    }
}
