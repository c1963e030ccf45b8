package dev.holdfast.redis;

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
        RScriptAsync scripts = batch.getScript(ByteArrayCodec.INSTANCE);
        if (teaching) {
            teach(scripts);
        }
        List<RFuture<Object>> replies =
                runs.stream().map(run -> queue(scripts, run)).toList();
        try {
            RedisConnection.get(batch.executeAsync(), deadline);
            return replies.stream()
                    .map(reply -> reply.toCompletableFuture().join())
                    .toList();
        } finally {
            replies.forEach(
                    reply -> reply.cancel(true)); // the batch's own cancel leaves them, and they would be sent again
        }
    }

    /**
     * Ahead of the runs in the same batch, to the master of each tag. Not by EVAL: in a batch Redisson sends the text only where it does
     * not remember to have done so, whatever Redis has forgotten since.
     */
    private void teach(RScriptAsync scripts) {
        Set<Integer> taught = new HashSet<>();
        for (Run run : runs) {
            if (taught.add(run.tag())) {
                scripts.scriptLoadAsync(run.keys().get(0).toString(), script.source());
            }
        }
    }

    private RFuture<Object> queue(RScriptAsync scripts, Run run) {
        return scripts.evalShaAsync(
                RScript.Mode.READ_WRITE, script.sha1(), RScript.ReturnType.LIST, run.keys(), run.arguments());
    }

    /** For messages. */
    @Override
    public String toString() {
        return script.toString();
    }
}
