package dev.holdfast.it.support;

import static org.awaitility.Awaitility.await;

import dev.holdfast.testkit.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisMonitor;

/**
 * Reads from Redis' own counters what something cost.
 *
 * <ul>
 *   <li>Commands: {@code INFO commandstats} counts all calls, those from inside Lua scripts too. {@code MONITOR} marks the
 *       latter with {@code lua}; commands are all calls without these: what clients sent.
 *   <li>Round trips: {@code total_reads_processed}, how often Redis read from a client. Commands that are sent together
 *       are read together.
 *   <li>Bytes: {@code total_net_input_bytes}, what clients sent, and {@code total_net_output_bytes}, what they were sent. A
 *       monitor is sent everything, so bytes are counted while there is none.
 * </ul>
 *
 * Measurements in whose midst a node looked for sessions that fell due, as it does once a second, are done again: only that asks
 * for a range of scores of all ledgers. What the meter itself costs is measured first and taken off. What Redis does besides, as a keep-alive ping, can only add: so
 * each cost is measured several times, and the smallest counts. An action is done twice for each measurement.
 */
public final class RedisMeter implements AutoCloseable {

    private static final int MEASUREMENTS = 3;
    private static final int TRIES = 50;

    /** So many ledgers are looked through at a time. A sign-in asks for one range of scores, in its user's index. */
    private static final int LEDGERS = 64;

    private static final Predicate<String> OWN =
            name -> List.of("info", "monitor", "echo").contains(name.substring("cmdstat_".length()));

    private final Jedis redis;
    private final RedisServer server;
    private @Nullable Cost own;

    /**
     * What something cost Redis.
     *
     * @param commands that clients sent
     * @param roundTrips how often Redis read from a client
     * @param bytesIn that clients sent
     * @param bytesOut that clients were sent
     */
    public record Cost(long commands, long roundTrips, long bytesIn, long bytesOut) {

        /** Nothing at all. */
        public static final Cost NONE = new Cost(0, 0, 0, 0);

        /** All bytes, to Redis and from it. */
        public long bytes() {
            return bytesIn + bytesOut;
        }

        private Cost minus(Cost other) {
            return new Cost(
                    commands - other.commands,
                    roundTrips - other.roundTrips,
                    bytesIn - other.bytesIn,
                    bytesOut - other.bytesOut);
        }

        private Cost least(Cost other) {
            return new Cost(
                    Math.min(commands, other.commands),
                    Math.min(roundTrips, other.roundTrips),
                    Math.min(bytesIn, other.bytesIn),
                    Math.min(bytesOut, other.bytesOut));
        }
    }

    /**
     * A meter with a connection of its own.
     *
     * @param server to be measured
     */
    public RedisMeter(RedisServer server) {
        this.server = server;
        redis = new Jedis("127.0.0.1", server.port());
    }

    /**
     * The least that something cost in some measurements.
     *
     * @param action to be done several times
     * @return its cost
     */
    public Cost of(Runnable action) {
        return of(() -> {}, action);
    }

    /**
     * The least that something cost in some measurements.
     *
     * @param preparation to be done before each of them, and not measured
     * @param action to be done several times
     * @return its cost
     */
    public Cost of(Runnable preparation, Runnable action) {
        return least(preparation, action).minus(own());
    }

    /** Measured once: it is always the same. */
    private Cost own() {
        Cost known = own;
        if (known == null) {
            known = least(() -> {}, () -> {});
            own = known;
        }
        return known;
    }

    private Cost least(Runnable preparation, Runnable action) {
        Cost least = once(preparation, action);
        for (int i = 1; i < MEASUREMENTS; i++) {
            least = least.least(once(preparation, action));
        }
        return least;
    }

    private Cost once(Runnable preparation, Runnable action) {
        long commands = undisturbed(preparation, () -> commands(action));
        Cost both = undisturbed(preparation, () -> {
            String before = redis.info("stats");
            action.run();
            Cost all = traffic(redis.info("stats")).minus(traffic(before));
            return new Cost(0, all.roundTrips, all.bytesIn, all.bytesOut - before.length());
        });
        return new Cost(commands, both.roundTrips, both.bytesIn, both.bytesOut);
    }

    /** A measurement during which no node looked for sessions that fell due. */
    private <T> T undisturbed(Runnable preparation, Supplier<T> measurement) {
        for (int i = 0; i < TRIES; i++) {
            preparation.run();
            long before = ranges();
            T measured = measurement.get();
            if (ranges() - before < LEDGERS) {
                return measured;
            }
        }
        throw new AssertionError("Each of " + TRIES + " measurements was disturbed");
    }

    private long ranges() {
        String stat = values(redis.info("commandstats")).get("cmdstat_zrangebyscore");
        return stat == null ? 0 : calls(stat);
    }

    private long commands(Runnable action) {
        AtomicLong fromScripts = new AtomicLong();
        String end = UUID.randomUUID().toString();
        CountDownLatch began = new CountDownLatch(1);
        try (Jedis monitor = new Jedis("127.0.0.1", server.port())) {
            Thread reader = new Thread(() -> monitor.monitor(new JedisMonitor() {
                @Override
                public void onCommand(String line) {
                    began.countDown();
                    if (line.contains(" lua] ")) {
                        fromScripts.incrementAndGet();
                    }
                    if (line.contains(end)) {
                        client.disconnect();
                    }
                }
            }));
            reader.start();
            await("the monitor").until(() -> {
                redis.echo("begin");
                return began.getCount() == 0;
            });
            fromScripts.set(0);
            long before = calls();
            action.run();
            long after = calls();
            redis.echo(end);
            await("the end of the monitor").until(() -> !reader.isAlive());
            return after - before - fromScripts.get();
        }
    }

    private long calls() {
        return values(redis.info("commandstats")).entrySet().stream()
                .filter(command -> !OWN.test(command.getKey()))
                .mapToLong(command -> calls(command.getValue()))
                .sum();
    }

    private static Cost traffic(String info) {
        Map<String, String> stats = values(info);
        return new Cost(
                0,
                Long.parseLong(stats.get("total_reads_processed")),
                Long.parseLong(stats.get("total_net_input_bytes")),
                Long.parseLong(stats.get("total_net_output_bytes")));
    }

    private static Map<String, String> values(String info) {
        return info.lines()
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private static long calls(String stat) {
        return Long.parseLong(stat.substring("calls=".length(), stat.indexOf(',')));
    }

    @Override
    public void close() {
        redis.close();
    }
}
