package dev.holdfast.redis;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.redis.Breaker.Permit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;

/**
 * Runs scripts, each within the time a request may wait, all retries included. Does not touch the network before its first
 * script. Safe for use by any number of threads.
 */
final class RedisConnection implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RedisConnection.class.getName());

    private final Clients clients;
    private final Duration timeout;
    private final FirstContact contact;
    private final Breaker breaker;
    private final Duration soonestRetry;
    private volatile boolean closed;

    private RedisConnection(Clients clients, Config config, Duration timeout) {
        this.clients = clients;
        this.timeout = timeout;
        this.contact = new FirstContact(clients::connect);
        this.breaker = new Breaker(timeout);
        this.soonestRetry = ServerSections.soonestRetry(config);
    }

    /** Over a client made for it, which it closes. */
    static RedisConnection own(Config config, Duration timeout) {
        try {
            return new RedisConnection(Clients.own(config), config, timeout);
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            throw RedisMessages.unusable(unusable);
        }
    }

    /** Over the application's client, which it leaves open. */
    static RedisConnection borrowed(RedissonClient client, Duration timeout) {
        Config copy = new Config(client.getConfig());
        if (ServerSections.of(copy).stream().anyMatch(ServerSections::readsFromReplicas)) {
            LOG.log(System.Logger.Level.WARNING, RedisMessages.readsFromReplicas());
        }
        return new RedisConnection(Clients.borrowed(client), copy, timeout);
    }

    /**
     * Runs one script on the master, within this limit.
     *
     * @return bytes, or a list of bytes
     * @throws StoreUnavailableException if no answer came in time, or none but an error
     */
    Object run(Script script, List<Object> keys, Object[] arguments, Duration limit) {
        return call(script, limit, (client, deadline) -> send(client, script, keys, arguments, deadline));
    }

    /**
     * Runs one script many times on the masters, all within this limit.
     *
     * @return bytes, or a list of bytes, for each run
     * @throws StoreUnavailableException if not all were answered in time, or one with an error: any of them may have run
     */
    List<Object> runAll(ScriptBatch batch, Duration limit) {
        return batch.runs().isEmpty() ? List.of() : call(batch, limit, batch::send);
    }

    /**
     * Asks Redis something, within this limit.
     *
     * @param what is asked, for messages
     * @throws StoreUnavailableException if no answer came in time, or none but an error
     */
    <T> T call(Object what, Duration limit, Call<T> call) {
        requireOpen(what);
        Permit permit = breaker.permit().orElseThrow(() -> RedisMessages.resting(what));
        return ask(what, limit, call, permit);
    }

    /**
     * Asks what Redis may take its time to answer, as the wait for a lock, so that it is no probe, and its end says nothing:
     * others could not send one meanwhile.
     *
     * @param wait how long the answer may take on top of the usual time
     */
    <T> T patientCall(Object what, Duration wait, Duration limit, Call<T> call) {
        requireOpen(what);
        return ask(what, limit.plus(wait), call, Permit.SILENT);
    }

    /** Whether Redisson may have sent something more than once if its answer took so long. */
    boolean maySendAgainWithin(Duration time) {
        return time.compareTo(soonestRetry) >= 0;
    }

    @Override
    public void close() {
        closed = true;
        clients.retire();
        contact.close();
        clients.close();
    }

    private void requireOpen(Object what) {
        if (closed) {
            throw RedisMessages.closed(what);
        }
    }

    private <T> T ask(Object what, Duration limit, Call<T> call, Permit permit) {
        NettyTraces traces = NettyTraces.before();
        try {
            long deadline = System.nanoTime() + limit.toNanos();
            contact.await(deadline);
            T answer = call.send(clients.current(), deadline);
            permit.answered();
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            permit.abandoned();
            throw RedisMessages.interrupted(what, interrupted);
        } catch (TimeoutException late) {
            if (limit.compareTo(timeout) < 0) {
                permit.abandoned(); // the time was short: no fault of Redis
            } else {
                permit.failed();
            }
            throw RedisMessages.noAnswer(what, limit, null);
        } catch (ExecutionException failed) {
            throw failure(what, failed.getCause(), permit);
        } catch (RuntimeException failed) {
            throw failure(what, failed, permit);
        } catch (Error failed) {
            permit.abandoned(); // else the JVM's trouble would leave Redis at rest for good
            throw failed;
        } finally {
            traces.remove();
        }
    }

    private static Object send(
            RedissonClient client, Script script, List<Object> keys, Object[] arguments, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        RScript scripts = client.getScript(ByteArrayCodec.INSTANCE);
        try {
            return get(
                    scripts.evalShaAsync(
                            RScript.Mode.READ_WRITE, script.sha1(), RScript.ReturnType.LIST, keys, arguments),
                    deadline);
        } catch (ExecutionException failed) {
            if (!Failures.isUnknownScript(failed.getCause())) {
                throw failed;
            }
            // Only here with the text. Not at once: Redisson's script cache goes on sending after a cancel.
            return get(
                    scripts.evalAsync(
                            RScript.Mode.READ_WRITE, script.source(), RScript.ReturnType.LIST, keys, arguments),
                    deadline);
        }
    }

    /** Cancels what does not come in time, so that it is not sent again. */
    static <T> T get(Future<T> future, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            future.cancel(true); // without effect on one that is done
        }
    }

    private StoreUnavailableException failure(Object what, @Nullable Throwable cause, Permit permit) {
        if (cause != null && Failures.isReply(cause)) {
            permit.answered();
            return RedisMessages.refused(what, cause);
        }
        permit.failed();
        return RedisMessages.noAnswer(what, timeout, cause);
    }

    /** One question to Redis. */
    interface Call<T> {

        /**
         * Sends it and waits for the answer.
         *
         * @param deadline as {@link System#nanoTime()} counts
         */
        T send(RedissonClient client, long deadline) throws InterruptedException, TimeoutException, ExecutionException;
    }
}
