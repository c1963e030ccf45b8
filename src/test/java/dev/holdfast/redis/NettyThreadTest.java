package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(RedisServer.TAG)
class NettyThreadTest {

    @Test
    void the_last_thread_of_closed_clients_has_ended_when_it_was_waited_for() {
        try (RedisSessionStore store =
                RedisSessionStore.connect(RedisConfigs.of(RedisServer.shared(), Duration.ofSeconds(10)), "thread")) {
            new SessionDriver(store).create("a", "1");
        }
        assertThat(running()).as("what there is to be waited for").isNotEmpty();

        NettyThread.awaitEnd();

        assertThat(running()).isEmpty();
    }

    private static Stream<String> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("globalEventExecutor"));
    }
}
