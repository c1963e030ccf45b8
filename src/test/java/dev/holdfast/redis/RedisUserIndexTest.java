package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.EnrolAnswer.Entered;
import dev.holdfast.session.store.EnrolRequest;
import dev.holdfast.session.store.EnrolRequest.OnLimit;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserId;
import dev.holdfast.session.store.UserIndex;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A user's index as it lies in Redis, and what it costs. */
@Tag(RedisServer.TAG)
class RedisUserIndexTest {

    private static final RedisServer SERVER = RedisServer.inMemory();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final UserId ADA = UserId.of("ada");

    private final RedisSessionStore store =
            RedisSessionStore.connect(RedisConfigs.of(SERVER, Duration.ofSeconds(10)), "shop");
    private final UserIndex users = store.users();
    private final String key = store.keyNames().user(ADA);
    private final SessionRef ref = new SessionDriver(store).ref;
    private final SessionRef other = new SessionDriver(store).ref;

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
    void an_index_is_a_sorted_set_of_refs_by_sign_in_under_a_key_that_does_not_tell_the_name() {
        long now = ((Entered) enter(ref, HOUR)).now();
        assertThat(key).startsWith("holdfast:shop:user:{").doesNotContain("ada");
        assertThat(score(ref.toString())).isEqualTo(now);
        assertThat(SERVER.<Set<String>>with(jedis -> jedis.zrange(key, 0, -1))).containsExactly(ref.toString());
    }

    @Test
    void sign_ins_of_one_moment_are_a_millisecond_apart_whatever_the_clock_says() {
        long future = ((Entered) enter(ref, HOUR)).now() + HOUR;
        SERVER.with(jedis -> jedis.zadd(key, future, ref.toString()));
        enter(other, HOUR);
        assertThat(score(other.toString())).isEqualTo(future + 1);
        enter(ref, HOUR);
        assertThat(score(ref.toString())).isEqualTo(future + 2);
    }

    @Test
    void an_index_lives_at_least_as_long_as_asked_and_its_life_is_never_shortened() {
        enter(ref, HOUR);
        assertThat(timeToLive()).isBetween(HOUR - 60_000, HOUR);
        enter(other, 2 * HOUR);
        assertThat(timeToLive()).isBetween(2 * HOUR - 60_000, 2 * HOUR);
        enter(ref, 1_000);
        users.bar(ADA, 1_000);
        assertThat(timeToLive()).isGreaterThan(2 * HOUR - 60_000);
        users.bar(ADA, 3 * HOUR);
        assertThat(timeToLive()).isBetween(3 * HOUR - 60_000, 3 * HOUR);
    }

    @Test
    void a_bar_alone_expires_by_itself() {
        users.bar(ADA, HOUR);
        assertThat(members()).containsExactlyInAnyOrder("@notBefore", "@until");
        assertThat(timeToLive()).isBetween(HOUR - 60_000, HOUR);
    }

    @Test
    void nothing_is_left_of_an_index_without_entries() {
        enter(ref, HOUR);
        enter(other, HOUR);
        users.remove(ADA, List.of(ref, other));
        assertThat(SERVER.<Boolean>with(jedis -> jedis.exists(key))).isFalse();
    }

    @Test
    void a_bar_whose_time_is_over_is_removed_as_it_is_met() {
        enter(ref, 2 * HOUR);
        users.bar(ADA, HOUR);
        TimeShift.back(SERVER, "holdfast:", Duration.ofMillis(HOUR + 1));
        enter(ref, HOUR);
        assertThat(members()).containsExactly(ref.toString());
    }

    @Test
    void each_operation_is_one_command() {
        users.of(ADA);
        enter(ref, HOUR);
        users.bar(ADA, 1);
        users.remove(ADA, List.of(other));
        SERVER.resetStats();
        users.of(ADA);
        enrol(other, 1, HOUR);
        users.bar(ADA, 1);
        assertThat(SERVER.commandStats()).containsEntry("evalsha", 3L).doesNotContainKey("eval");
        SERVER.resetStats();
        users.remove(ADA, List.of(ref, other));
        assertThat(SERVER.commandStats()).containsOnlyKeys("zrem", "config").containsEntry("zrem", 1L);
        SERVER.resetStats();
        users.remove(ADA, List.of());
        assertThat(SERVER.commandStats()).containsOnlyKeys("config");
    }

    @Test
    void a_look_at_an_index_writes_nothing_and_makes_no_key() {
        users.of(ADA);
        SERVER.resetStats();
        assertThat(users.of(ADA).refs()).isEmpty();
        assertThat(SERVER.commandStats())
                .containsEntry("evalsha", 1L)
                .containsEntry("zrange", 1L)
                .doesNotContainKeys("zadd", "zrem", "pexpire");
        assertThat(SERVER.<Boolean>with(jedis -> jedis.exists(key))).isFalse();
    }

    @Test
    void what_is_no_ref_in_an_index_is_passed_over() {
        SERVER.with(jedis -> jedis.zadd(key, 1, "no ref"));
        enter(ref, HOUR);
        assertThat(users.of(ADA).refs()).containsExactly(ref);
    }

    @Test
    void a_key_of_another_type_is_refused_by_name_and_stays_as_it_is() {
        SERVER.with(jedis -> jedis.set(key, "something else"));
        for (Runnable operation : List.<Runnable>of(
                () -> enter(ref, HOUR),
                () -> users.of(ADA),
                () -> users.bar(ADA, HOUR),
                () -> users.remove(ADA, List.of(ref)))) {
            assertThatThrownBy(operation::run)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("HF0503");
        }
        assertThat(SERVER.<String>with(jedis -> jedis.get(key))).isEqualTo("something else");
    }

    @Test
    void sign_ins_are_barred_and_entries_removed_though_memory_is_full() {
        enter(ref, HOUR);
        SERVER.with(jedis -> jedis.configSet("maxmemory", "1"));
        assertThat(users.bar(ADA, HOUR).refs()).containsExactly(ref);
        assertThat(score("@notBefore")).isPositive();
        users.remove(ADA, List.of(ref));
        assertThat(users.of(ADA).refs()).isEmpty();
        assertThat(users.bar(UserId.of("eve"), HOUR).refs()).isEmpty();
    }

    private Object enter(SessionRef session, long retention) {
        return enrol(session, 0, retention);
    }

    private Object enrol(SessionRef session, int limit, long retention) {
        return users.enrol(new EnrolRequest(ADA, session, Long.MAX_VALUE, limit, OnLimit.ENTER, Set.of(), retention));
    }

    private long score(String member) {
        return SERVER.with(jedis -> jedis.zscore(key, member)).longValue();
    }

    private long timeToLive() {
        return SERVER.with(jedis -> jedis.pttl(key));
    }

    private Set<String> members() {
        return SERVER.with(jedis -> jedis.zrange(key, 0, -1));
    }
}
