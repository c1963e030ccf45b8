package dev.holdfast.redis;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * The Redisson client in use. One of our own is replaced when it can't connect: after a failed first attempt Redisson keeps
 * to the master that a sentinel named then, even when another one has been promoted since. Safe for use by any number of
 * threads.
 */
final class Clients implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Clients.class.getName());

    private static final long SHUTDOWN_SECONDS = 2;

    private final @Nullable Config config;
    private volatile RedissonClient client;
    private volatile boolean closed;

    private Clients(@Nullable Config config, RedissonClient client) {
        this.config = config;
        this.client = client;
    }

    static Clients own(Config config) {
        return new Clients(config, create(config));
    }

    /** The application's client: it is neither replaced nor closed. */
    static Clients borrowed(RedissonClient client) {
        return new Clients(null, client);
    }

    RedissonClient current() {
        return client;
    }

    /** Lets the client connect; takes as long as that takes, and throws where there is no connection. */
    void connect() {
        try {
            client.getScript(StringCodec.INSTANCE).eval(RScript.Mode.READ_WRITE, "return 1", RScript.ReturnType.LONG);
        } catch (RuntimeException failed) {
            if (replace()) {
                LOG.log(System.Logger.Level.WARNING, RedisMessages.noContact(failed));
            }
            throw failed;
        }
    }

    /** From here on the client is not replaced any more. */
    void retire() {
        closed = true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (config != null) {
            shutDown(client);
        }
    }

    /** Whether the client is still in use, and so was replaced if it is our own. */
    private synchronized boolean replace() {
        if (config != null && !closed) {
            shutDown(client);
            client = create(config);
        }
        return !closed;
    }

    private static RedissonClient create(Config config) {
        NettyTraces traces = NettyTraces.before();
        try {
            return Redisson.create(config);
        } finally {
            traces.remove();
        }
    }

    private static void shutDown(RedissonClient old) {
        NettyTraces traces = NettyTraces.before();
        try {
            old.shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } finally {
            traces.remove();
        }
    }
}
