package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.internal.InternalThreadLocalMap;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(RedisServer.TAG)
class NettyTracesTest {

    private static final FastThreadLocal<String> ELSES = new FastThreadLocal<>();

    @Test
    void a_thread_of_the_server_keeps_nothing_of_netty_by_which_it_would_hold_the_application() {
        assertThat(onThreadOfServer(() -> {
                    useStore();
                    return InternalThreadLocalMap.getIfSet();
                }))
                .isNull();
    }

    @Test
    void what_somebody_else_keeps_on_the_thread_by_netty_stays() {
        assertThat(onThreadOfServer(() -> {
                    ELSES.set("a value");
                    useStore();
                    return ELSES.get();
                }))
                .isEqualTo("a value");
    }

    private static void useStore() {
        try (RedisSessionStore store =
                RedisSessionStore.connect(RedisConfigs.of(RedisServer.shared(), Duration.ofSeconds(10)), "traces")) {
            new SessionDriver(store).create("a", "1");
        }
    }

    private static <T> @Nullable T onThreadOfServer(Supplier<@Nullable T> work) {
        Executor thread = task -> new Thread(task).start();
        return CompletableFuture.supplyAsync(work, thread).join();
    }
}
