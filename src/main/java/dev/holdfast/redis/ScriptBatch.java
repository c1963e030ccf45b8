package dev.holdfast.redis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.redisson.api.BatchOptions;
import org.redisson.api.BatchOptions.ExecutionMode;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * One script, run many times in one round trip to each master. Each run is atomic by itself only.
 *
 * @param script which
 * @param runs each with its keys and arguments
 */
record ScriptBatch(Script script, List<Run> runs) {

    /**
     * One run.
     *
     * @param tag of the sessions that it is about: runs of one tag end up on one master
     * @param keys all of that tag, one or more
     * @param arguments in the script's order
     */
    record Run(int tag, List<Object> keys, Object[] arguments) {}

    /** The replies in the order of the runs. All is sent once more where a master did not know the script. */
    List<Object> send(RedissonClient client, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            return send(client, false, deadline);
        } catch (ExecutionException failed) {
            if (!Failures.isUnknownScript(failed.getCause())) {
                throw failed;
            }
            return send(client, true, deadline);
        }
    }

    private List<Object> send(RedissonClient client, boolean teaching, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        RBatch batch = client.createBatch(BatchOptions.defaults().executionMode(ExecutionMode.IN_MEMORY));
        List<RFuture<Object>> replies = queue(batch.getScript(ByteArrayCodec.INSTANCE), teaching);
        try {
            RedisConnection.get(batch.executeAsync(), deadline);
            return replies.stream()
                    .map(reply -> reply.toCompletableFuture().join())
                    .toList();
        } finally {
            replies.forEach(reply ->
                    reply.cancel(true)); // the batch's own cancel does not reach them: they would be sent again
        }
    }

    /** With the text in the first run of each tag, where it is to teach: whatever follows on that master finds it. */
    private List<RFuture<Object>> queue(RScriptAsync scripts, boolean teaching) {
        Set<Integer> taught = new HashSet<>();
        List<RFuture<Object>> replies = new ArrayList<>();
        for (Run run : runs) {
            boolean teaches = teaching && taught.add(run.tag());
            replies.add(teaches ? byText(scripts, run) : byName(scripts, run));
        }
        return replies;
    }

    private RFuture<Object> byName(RScriptAsync scripts, Run run) {
        return scripts.evalShaAsync(
                RScript.Mode.READ_WRITE, script.sha1(), RScript.ReturnType.LIST, run.keys(), run.arguments());
    }

    private RFuture<Object> byText(RScriptAsync scripts, Run run) {
        return scripts.evalAsync(
                RScript.Mode.READ_WRITE, script.source(), RScript.ReturnType.LIST, run.keys(), run.arguments());
    }

    /** For messages. */
    @Override
    public String toString() {
        return script.toString();
    }
}
