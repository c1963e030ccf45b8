package dev.holdfast.benchmark;

import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One request without its HTTP: begun, handled by a bean, stored in a real Redis, ended. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBenchmark {

    private final RedisServer redis = RedisServer.inMemory();
    private final RedisSessionStore store =
            RedisSessionStore.connect(RedisConfigs.of(redis, Duration.ofSeconds(10)), "benchmark");
    private final Node node = Node.over(store, Ten.class, Cart.class);
    private final Ten ten = node.bean(Ten.class);
    private final Cart cart = node.bean(Cart.class);
    private final Node.Visitor small = new Node.Visitor();
    private final Node.Visitor large = new Node.Visitor();
    private int count;

    /** Two sessions: ten texts of 100 bytes, a cart of 100 KB. */
    @Setup
    public void fill() {
        node.request(small, () -> ten.fill(Payload.SMALL.size()));
        node.request(large, () -> cart.fill(Item.LARGE_CART));
    }

    /** Ends it all. */
    @TearDown
    public void close() {
        node.close();
        store.close();
        redis.close();
    }

    /** Ten small texts, nothing changed. */
    @Benchmark
    public long unchangedRead() {
        return node.request(small, ten::total);
    }

    /** One of ten small texts changed. */
    @Benchmark
    public void oneFieldChanged() {
        node.request(small, ten::change);
    }

    /** A cart of 100 KB, nothing changed. */
    @Benchmark
    public int cartRead() {
        return node.request(large, cart::size);
    }

    /** One of the thousand items of a cart of 100 KB changed. */
    @Benchmark
    public void cartChanged() {
        node.request(large, () -> cart.change(++count));
    }
}
