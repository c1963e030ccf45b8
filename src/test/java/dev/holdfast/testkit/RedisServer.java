package dev.holdfast.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A real Redis as a process of its own on a free loopback port, which tests can stop, kill, pause and start again under the same
 * port. It ends with the JVM at the latest. Which one it is, and who Holdfast is there, system properties say: {@code
 * test.redis.binary} (the path of a {@code redis-server} or {@code valkey-server}; else embedded-redis brings one, 6.2 on Linux)
 * and {@code test.redis.acl} ({@code true}: a user with the README's rights; else the default user).
 */
public final class RedisServer implements AutoCloseable {

    /** What JUnit's tests that use it are tagged with, so that they can be run by themselves: {@code -Dgroups=redis}. */
    public static final String TAG = "redis";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A cluster's own traffic goes to the port this much above. */
    private static final int CLUSTER_PORTS_ABOVE = 10_000;

    private static final int HIGHEST_PORT = 65_535;

    private static final Set<RedisServer> RUNNING = ConcurrentHashMap.newKeySet();

    private final int port = freePort();
    private final Path folder = temporaryFolder();
    private final List<String> settings;
    private Process process;
    private volatile boolean paused;

    private RedisServer(List<String> settings) {
        this.settings = List.copyOf(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
        RUNNING.add(this);
    }

    /** The one that all tests of this JVM share: each uses a namespace of its own and leaves the server as it was. */
    public static RedisServer shared() {
        return Shared.SERVER;
    }

    /** A new one that forgets everything when it stops. */
    public static RedisServer inMemory(String... settings) {
        return new RedisServer(settings(LeastRights.SINGLE, List.of("--save", ""), settings));
    }

    /** A new one with an append-only file, synced at every write, that it reads when it starts again. */
    public static RedisServer durable(String... settings) {
        return new RedisServer(settings(
                LeastRights.SINGLE, List.of("--save", "", "--appendonly", "yes", "--appendfsync", "always"), settings));
    }

    /** A new one that replicas follow. */
    public static RedisServer master() {
        return new RedisServer(settings(LeastRights.REPLICATED, List.of("--save", "")));
    }

    /** A new replica of another one. */
    public static RedisServer replicaOf(RedisServer master) {
        return new RedisServer(settings(
                LeastRights.REPLICATED,
                List.of("--save", "", "--replicaof", "127.0.0.1", String.valueOf(master.port()))));
    }

    /** A new node of a cluster, without slots yet. */
    public static RedisServer inCluster() {
        return new RedisServer(settings(
                LeastRights.CLUSTER,
                List.of("--save", "", "--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1")));
    }

    /** A sentinel that alone decides when the master is down, after 300 ms. */
    public static RedisServer sentinelOf(RedisServer master, String name) {
        try {
            Path file = Files.createTempFile("holdfast-sentinel", ".conf");
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    String.join(
                            "\n",
                            "sentinel monitor " + name + " 127.0.0.1 " + master.port() + " 1",
                            "sentinel down-after-milliseconds " + name + " 300",
                            "sentinel failover-timeout " + name + " 2000",
                            ""));
            return new RedisServer(List.of(file.toString(), "--sentinel"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public int port() {
        return port;
    }

    /** As {@code holdfast.redis.addresses} takes it. */
    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    /** All that Holdfast is told to reach it. */
    public Map<String, String> access() {
        Map<String, String> access = new TreeMap<>(AclUser.settings());
        access.put("holdfast.redis.addresses", address());
        return access;
    }

    /** The same as a Redisson file. */
    public String redissonYaml() {
        String yaml = "singleServerConfig:\n  address: " + address() + "\n";
        return yaml
                + AclUser.name().map(name -> "username: " + name + "\n").orElse("")
                + AclUser.password()
                        .map(password -> "password: " + password + "\n")
                        .orElse("");
    }

    public long pid() {
        return process.pid();
    }

    /** Starts it again after {@link #stop()} or {@link #kill()}; returns once it answers. */
    public void start() {
        paused = false;
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Awaitility.await("Redis on port " + port)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    /** Ends it in good order (SIGTERM). */
    public void stop() {
        end(process::destroy);
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        end(process::destroyForcibly);
    }

    public void restart() {
        stop();
        start();
    }

    /** Lets it hang with its connections open (SIGSTOP). */
    public void pause() {
        signal("STOP");
        paused = true;
    }

    /** Lets it go on after {@link #pause()} (SIGCONT). */
    public void resume() {
        signal("CONT");
        paused = false;
    }

    /** Runs something over a connection of its own. */
    public <T> T with(Function<Jedis, T> work) {
        try (Jedis jedis = new Jedis("127.0.0.1", port, (int) PATIENCE.toMillis())) {
            return work.apply(jedis);
        }
    }

    public void resetStats() {
        with(Jedis::configResetStat);
    }

    /**
     * How often each command ran since {@link #resetStats()}: command in lower case → calls. Those that scripts call count
     * too; what a client sent is {@code evalsha}. Subcommands, which Redis counts each by itself from 7.0 on, count as their command.
     */
    public Map<String, Long> commandStats() {
        Map<String, Long> calls = new TreeMap<>();
        info("commandstats")
                .forEach((name, value) -> calls.merge(
                        name.substring("cmdstat_".length()).split("\\|")[0],
                        Long.valueOf(value.substring("calls=".length(), value.indexOf(','))),
                        Long::sum));
        return calls;
    }

    /** Remembers what Holdfast's user was denied so far, as it is told when the run ends. */
    void noteDenied() {
        if (process.isAlive() && !paused) {
            AclUser.note(port);
        }
    }

    /** All that run. */
    static Stream<RedisServer> running() {
        return RUNNING.stream();
    }

    /** How many bytes it received since {@link #resetStats()}, this question's own included. */
    public long bytesIn() {
        return Long.parseLong(info("stats").get("total_net_input_bytes"));
    }

    /** How many bytes it sent since {@link #resetStats()}. */
    public long bytesOut() {
        return Long.parseLong(info("stats").get("total_net_output_bytes"));
    }

    /** One section of INFO. */
    public Map<String, String> info(String section) {
        Map<String, String> lines = new TreeMap<>();
        for (String line : with(jedis -> jedis.info(section)).split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return lines;
    }

    /** Ends it and deletes what it stored. */
    @Override
    public void close() {
        kill();
        RUNNING.remove(this);
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(RedisBinary.path());
        command.addAll(settings); // first, since they may begin with a configuration file
        command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
        return command;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Redis did not start, see " + folder.resolve("redis.log"));
        }
        try {
            return "PONG".equals(with(Jedis::ping));
        } catch (JedisConnectionException | JedisDataException notYet) {
            return false;
        }
    }

    private void end(Runnable ending) {
        if (!process.isAlive()) {
            return;
        }
        noteDenied();
        ending.run();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Redis with process id " + pid() + " does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid() + " ended with " + status);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() {
        return IntStream.generate(Ports::free)
                .filter(port -> port + CLUSTER_PORTS_ABOVE <= HIGHEST_PORT)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> settings(LeastRights rights, List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(AclUser.options(rights));
        all.addAll(List.of(more));
        return all;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("holdfast-redis");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Shared {
        static final RedisServer SERVER = inMemory();
    }
}
