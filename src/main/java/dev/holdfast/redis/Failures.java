package dev.holdfast.redis;

import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNoReplicasException;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.RedisOutOfMemoryException;

/** Tells a Redis that answered with an error from one that could not do its work. */
final class Failures {

    private Failures() {}

    /**
     * Whether Redis answered, though with an error: a script's fault, no memory, no permission. Redisson has classes of
     * their own for connections, time-outs and states that pass (loading, failover, moving slots), and throws what else
     * Redis says as a plain {@link RedisException}.
     */
    static boolean isReply(Throwable failure) {
        return failure.getClass() == RedisException.class
                || failure instanceof RedisOutOfMemoryException
                || failure instanceof RedisNoReplicasException;
    }

    /** Whether Redis takes no keys of different slots in one command: a cluster, or what stands before one. */
    static boolean isCrossSlot(@Nullable Throwable failure) {
        return failure != null && String.valueOf(failure.getMessage()).startsWith("CROSSSLOT");
    }

    /** Whether Redis does not know the script: it is new, or was flushed. */
    static boolean isUnknownScript(@Nullable Throwable failure) {
        return failure instanceof RedisNoScriptException;
    }
}
