package dev.holdfast.redis;

import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.LossReason;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.config.RedisConfig;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** What it costs to look at many sessions and to end them, and what becomes of it where Redis is in trouble. */
@Tag(RedisServer.TAG)
class RedisManySessionsTest {

    private static final RedisServer SERVER = RedisServer.inMemory();
    private static final RedisConfig CONFIG = RedisConfigs.of(SERVER, Duration.ofSeconds(10));
    private static final int MANY = 1_000;

    private final RedisSessionStore store = RedisSessionStore.connect(CONFIG, "shop");

    @AfterEach
    void close() {
        SERVER.with(jedis -> jedis.configSet("maxmemory", "0"));
        SERVER.with(Jedis::flushAll);
        store.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_thousand_sessions_are_looked_at_by_one_command_for_each_tag_sent_together() {
        List<SessionRef> refs = created(MANY);
        store.look(refs, "a");
        SERVER.resetStats();
        assertThat(store.look(refs, "a")).hasSize(MANY);
        assertThat(reads()).isLessThan(SessionRef.TAGS / 4);
        assertThat(SERVER.commandStats())
                .containsEntry("evalsha", (long) SessionRef.TAGS)
                .containsEntry("hmget", (long) MANY)
                .containsOnlyKeys("evalsha", "hmget", "config", "info");
    }

    @Test
    void a_thousand_sessions_are_ended_by_one_command_each_sent_together() {
        List<SessionRef> refs = created(MANY);
        store.endAll(ends(created(1)));
        SERVER.resetStats();
        assertThat(store.endAll(ends(refs))).hasSize(MANY).allMatch(EndAnswer.Mine.class::isInstance);
        assertThat(reads()).isLessThan(MANY / 4);
        assertThat(SERVER.commandStats()).containsEntry("evalsha", (long) MANY).doesNotContainKey("eval");
    }

    @Test
    void the_recorded_deadline_is_one_command_that_only_reads() {
        SessionRef ref = created(1).get(0);
        store.recordedDeadline(ref);
        SERVER.resetStats();
        assertThat(store.recordedDeadline(ref)).isPresent();
        assertThat(SERVER.commandStats()).containsOnlyKeys("evalsha", "zscore", "config");
    }

    @Test
    void the_recorded_deadline_is_still_known_of_a_session_that_redis_has_lost() {
        SessionRef ref = created(1).get(0);
        long deadline = store.recordedDeadline(ref).orElseThrow();
        SERVER.with(jedis -> jedis.del(store.keyNames().session(ref)));
        assertThat(store.recordedDeadline(ref)).hasValue(deadline);
    }

    @Test
    void scripts_that_redis_forgot_are_sent_again_once_for_each_tag() {
        List<SessionRef> refs = created(MANY);
        for (int time = 0; time < 2; time++) {
            forgetScripts();
            assertThat(store.look(refs, "a")).allMatch(glance -> glance.times().isPresent());
            assertThat(SERVER.commandStats()).containsEntry("script", (long) SessionRef.TAGS);
        }
        forgetScripts();
        assertThat(store.endAll(ends(refs))).hasSize(MANY).allMatch(EndAnswer.Mine.class::isInstance);
        assertThat(SERVER.commandStats()).containsEntry("script", (long) SessionRef.TAGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {RedisKeys.LOG, RedisKeys.TIMES, RedisKeys.SECRETS})
    void a_session_that_cannot_be_read_counts_as_none_and_hides_no_other(String damaged) {
        List<SessionRef> refs = created(5);
        SERVER.with(jedis -> jedis.hset(store.keyNames().session(refs.get(1)), damaged, "x"));
        SERVER.with(jedis -> jedis.hdel(store.keyNames().session(refs.get(2)), damaged));
        SERVER.with(jedis -> jedis.del(store.keyNames().session(refs.get(3))));
        SERVER.with(jedis -> jedis.set(store.keyNames().session(refs.get(3)), "something else"));
        assertThat(store.look(refs, "a"))
                .extracting(Glance::times)
                .extracting(Optional::isPresent)
                .containsExactly(true, false, false, false, true);
    }

    @Test
    void sessions_are_ended_though_memory_is_full() {
        List<SessionRef> refs = created(10);
        SERVER.with(jedis -> jedis.configSet("maxmemory", "1"));
        assertThat(store.endAll(ends(refs))).allMatch(EndAnswer.Mine.class::isInstance);
    }

    @Test
    void an_end_that_redis_refuses_fails_all_by_name_though_the_others_have_ended() {
        List<SessionRef> refs = created(64);
        String ledger = store.keyNames().ledger(refs.get(7).tag());
        SERVER.with(jedis -> jedis.del(ledger));
        SERVER.with(jedis -> jedis.set(ledger, "no ledger"));
        assertThatThrownBy(() -> store.endAll(ends(refs)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("HF0503");
        assertThat(refs)
                .filteredOn(ref -> ref.tag() != refs.get(7).tag())
                .isNotEmpty()
                .allMatch(ref -> open(ref) instanceof OpenAnswer.Ended);
        assertThat(store.look(refs, "a")).hasSize(64);
    }

    @Test
    void a_redis_that_hangs_is_unavailable_in_time_then_at_once() {
        Duration limit = Duration.ofSeconds(1);
        try (RedisSessionStore hurried = RedisSessionStore.connect(RedisConfigs.of(SERVER, limit), "shop")) {
            List<SessionRef> refs = created(10);
            hurried.look(refs, "a");
            SERVER.pause();
            try {
                assertUnavailable("HF0501", () -> hurried.look(refs, "a"), limit);
                assertUnavailable("HF0501", () -> hurried.endAll(ends(refs)), limit);
                assertUnavailable("HF0502", () -> hurried.look(refs, "a"), limit);
            } finally {
                SERVER.resume();
            }
        }
    }

    private static void assertUnavailable(String code, Runnable work, Duration limit) {
        long began = System.nanoTime();
        assertThatThrownBy(work::run)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith(code);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit.multipliedBy(2));
    }

    private static void forgetScripts() {
        SERVER.with(Jedis::scriptFlush);
        SERVER.resetStats();
    }

    private OpenAnswer open(SessionRef ref) {
        return store.open(
                new OpenRequest(ref, null, null, OpenRequest.Touch.PASSIVE, 0, null, OpenRequest.Reading.TIMES));
    }

    private List<SessionRef> created(int count) {
        List<SessionDriver> sessions =
                Stream.generate(() -> new SessionDriver(store)).limit(count).toList();
        sessions.forEach(session -> session.create("a", "1"));
        return sessions.stream().map(session -> session.ref).toList();
    }

    private static List<EndRequest> ends(List<SessionRef> refs) {
        return refs.stream()
                .map(ref -> new EndRequest(
                        ref, LossReason.ENDED, "node-1", CLAIM, 1_000, 60_000, EndRequest.BY_RIGHT, false))
                .toList();
    }

    /** How often Redis read from a client since the last reset: at most 16 KB each. */
    private static long reads() {
        return Long.parseLong(SERVER.info("stats").get("total_reads_processed"));
    }
}
