package dev.holdfast.redis;

import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.secret;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.LossReason;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.DueAnswer;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Whatever lies under a session's key, it is told by name and nothing is overwritten unseen. */
@Tag(RedisServer.TAG)
class RedisBadInputTest {

    private static final RedisServer SERVER = RedisServer.inMemory();

    private final RedisSessionStore store =
            RedisSessionStore.connect(RedisConfigs.of(SERVER, Duration.ofSeconds(5)), "shop");
    private final SessionDriver session = new SessionDriver(store);
    private final String key = store.keyNames().session(session.ref);
    private final String ledger = store.keyNames().ledger(session.ref.tag());

    @AfterEach
    void close() {
        SERVER.with(jedis -> jedis.configSet("maxmemory", "0"));
        SERVER.with(Jedis::flushAll); // what another session left due in the same ledger
        store.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_key_of_another_type_is_unreadable_and_stays_as_it_is() {
        SERVER.with(jedis -> jedis.set(key, "something else"));
        assertUnreadable();
        assertThat(SERVER.<String>with(jedis -> jedis.get(key))).isEqualTo("something else");
    }

    @Test
    void a_hash_without_metadata_is_unreadable_and_stays_as_it_is() {
        SERVER.with(jedis -> jedis.hset(key, "cart", "something else"));
        assertUnreadable();
        assertThat(SERVER.<Map<String, String>>with(jedis -> jedis.hgetAll(key)))
                .isEqualTo(Map.of("cart", "something else"));
    }

    @ParameterizedTest
    @ValueSource(strings = {RedisKeys.LOG, RedisKeys.TIMES, RedisKeys.SECRETS})
    void a_session_with_damaged_metadata_is_unreadable_and_stays_as_it_is(String field) {
        session.create("a", "1");
        for (String damage : new String[] {"", "x", "\u0001", "y".repeat(33)}) {
            SERVER.with(jedis -> jedis.hset(key, field, damage));
            assertUnreadable();
            assertThat(SERVER.<String>with(jedis -> jedis.hget(key, field))).isEqualTo(damage);
        }
        SERVER.with(jedis -> jedis.hdel(key, field));
        assertUnreadable();
    }

    @ParameterizedTest
    @ValueSource(strings = {RedisKeys.TIMES, RedisKeys.SECRETS})
    void damaged_metadata_is_unreadable_also_to_who_has_seen_all(String field) {
        CommitId newest = session.create("a", "1");
        byte[] whole = SERVER.with(jedis -> jedis.hget(key.getBytes(), field.getBytes()));
        for (int length : new int[] {0, 1, whole.length - 1, whole.length + 1}) {
            byte[] damaged = Arrays.copyOf(whole, length);
            SERVER.with(jedis -> jedis.hset(key.getBytes(), field.getBytes(), damaged));
            assertThat(session.open(
                            new Credential(1, session.secret), newest, SessionDriver.TOUCH, null, Reading.FIELDS))
                    .isInstanceOf(OpenAnswer.Unreadable.class);
        }
    }

    @Test
    void a_log_cut_within_its_first_entry_is_unreadable_also_to_who_has_seen_all() {
        CommitId newest = session.commitDone(session.create("a", "1"), sets("a", "2"));
        byte[] whole = SERVER.with(jedis -> jedis.hget(key.getBytes(), RedisKeys.LOG.getBytes()));
        for (int length = CommitId.BYTES; length < CommitId.BYTES + 2 + "a".length(); length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            SERVER.with(jedis -> jedis.hset(key.getBytes(), RedisKeys.LOG.getBytes(), cut));
            assertThat(session.open(
                            new Credential(1, session.secret), newest, SessionDriver.TOUCH, null, Reading.FIELDS))
                    .isInstanceOf(OpenAnswer.Unreadable.class);
        }
    }

    @Test
    void a_log_of_zeros_is_unreadable_and_not_what_a_reader_of_nothing_has_seen() {
        session.create("a", "1");
        SERVER.with(jedis -> jedis.hset(key.getBytes(), RedisKeys.LOG.getBytes(), new byte[10]));
        assertUnreadable();
    }

    @Test
    void metadata_of_another_format_is_unreadable() {
        session.create("a", "1");
        byte[] times = times();
        times[0] = 2;
        SERVER.with(jedis -> jedis.hset(key.getBytes(), RedisKeys.TIMES.getBytes(), times));
        assertUnreadable();
    }

    @Test
    void a_log_damaged_further_back_makes_readers_read_all() {
        CommitId first = session.create("a", "1");
        CommitId second = session.commitDone(first, sets("a", "2"));
        byte[] log = SERVER.with(jedis -> jedis.hget(key.getBytes(), RedisKeys.LOG.getBytes()));
        byte[] cut = Arrays.copyOf(log, log.length - 3);
        SERVER.with(jedis -> jedis.hset(key.getBytes(), RedisKeys.LOG.getBytes(), cut));
        assertThat(session.liveSince(first).content()).isInstanceOf(OpenAnswer.Content.Full.class);
        assertThat(session.commit(id(), first, sets("b", "1"))).isInstanceOf(CommitAnswer.Behind.class);
        assertThat(session.commit(id(), second, sets("b", "1"))).isInstanceOf(CommitAnswer.Done.class);
    }

    @Test
    void an_end_by_force_puts_a_tombstone_in_the_place_of_what_is_unreadable() {
        SERVER.with(jedis -> jedis.set(key, "something else"));
        assertThat(session.end(CLAIM, LEASE, true)).isInstanceOf(EndAnswer.Mine.class);
        assertThat(session.open()).isInstanceOf(OpenAnswer.Ended.class);
    }

    @Test
    void an_unreadable_session_that_falls_due_is_gone_from_the_ledger() {
        session.create("a", "1");
        SERVER.with(jedis -> jedis.hdel(key, RedisKeys.TIMES));
        SERVER.with(jedis -> jedis.zadd(ledger, 1, session.ref.toString()));
        assertThat(session.reap(CLAIM)).singleElement().isInstanceOf(Reaped.Gone.class);
        assertThat(session.due()).isEmpty();
        assertThat(SERVER.<String>with(jedis -> jedis.hget(key, "a"))).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gibberish", "stolen 12", "stolen x node claim", "  "})
    void a_damaged_tombstone_is_still_an_end(String stored) {
        SERVER.with(jedis -> jedis.hset(key, RedisKeys.TOMBSTONE, stored));
        assertThat(session.open()).isInstanceOfSatisfying(OpenAnswer.Ended.class, ended -> assertThat(ended.tombstone())
                .extracting(Tombstone::reason)
                .isEqualTo(LossReason.OTHER));
    }

    @Test
    void strangers_in_the_ledger_are_passed_over() {
        session.create("a", "1");
        SERVER.with(jedis -> jedis.zadd(ledger, 1, "no ref"));
        SERVER.with(jedis -> jedis.zadd(ledger, 2, session.ref.toString()));
        assertThat(session.due()).containsExactly(session.ref);
    }

    @Test
    void a_ref_in_another_tags_ledger_is_passed_over() {
        session.create("a", "1");
        String another = store.keyNames().ledger((session.ref.tag() + 1) % SessionRef.TAGS);
        SERVER.with(jedis -> jedis.zadd(another, 1, session.ref.toString()));
        assertThat(store.due(0, 10)).isEqualTo(new DueAnswer(List.of(), SessionRef.TAGS));
    }

    @Test
    void what_is_no_ledger_does_not_hide_what_is_due_elsewhere() {
        session.create("a", "1");
        SERVER.with(jedis -> jedis.zadd(ledger, 1, session.ref.toString()));
        String before = store.keyNames().ledger((session.ref.tag() + SessionRef.TAGS - 1) % SessionRef.TAGS);
        SERVER.with(jedis -> jedis.set(before, "something else"));
        assertThat(store.due(0, 10)).isEqualTo(new DueAnswer(List.of(session.ref), SessionRef.TAGS));
    }

    @Test
    void a_ledger_of_another_type_is_an_error_that_says_so_and_creates_nothing() {
        SERVER.with(Jedis::flushAll);
        SERVER.with(jedis -> jedis.set(ledger, "something else"));
        assertThatThrownBy(() -> session.create("a", "1"))
                .isInstanceOfSatisfying(StoreUnavailableException.class, error -> assertThat(error.code())
                        .isEqualTo("HF0503"))
                .hasMessageContaining("commit.lua")
                .hasMessageContaining("WRONGTYPE");
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
        SERVER.with(jedis -> jedis.del(ledger));
    }

    @Test
    void a_full_store_can_be_read_and_sessions_end_in_it_but_nothing_half_is_written() {
        CommitId first = session.create("a", "1");
        SessionDriver overdue = new SessionDriver(store);
        overdue.create(id(), 0, sets("a", "1"), overdue.terms(Duration.ofMinutes(1), Duration.ZERO));
        TimeShift.back(SERVER, store.keyNames().session(overdue.ref), Duration.ofMinutes(3));
        SERVER.with(jedis -> jedis.configSet("maxmemory", "1"));

        assertThatThrownBy(() -> session.commit(id(), first, sets("a", "2")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("HF0503")
                .hasMessageContaining("maxmemory");
        assertThatThrownBy(() -> new SessionDriver(store).create("a", "1"))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
        assertThat(session.touch().newest()).isEqualTo(first);
        assertThat(overdue.open()).isInstanceOf(OpenAnswer.Ended.class);
        assertThat(SERVER.<Boolean>with(
                        jedis -> jedis.hexists(store.keyNames().session(overdue.ref), RedisKeys.TOMBSTONE)))
                .isTrue();
        assertThat(session.end(CLAIM, LEASE, false)).isInstanceOf(EndAnswer.Mine.class);
        assertThat(session.finish(CLAIM)).isEqualTo(FinishAnswer.DONE);
        assertThat(session.open()).isInstanceOf(OpenAnswer.Ended.class);
    }

    private void assertUnreadable() {
        assertThat(session.open(1, session.secret)).isInstanceOf(OpenAnswer.Unreadable.class);
        assertThat(session.commit(id(), id(), sets("a", "2"))).isInstanceOf(CommitAnswer.Unreadable.class);
        assertThat(session.create(id(), 0, sets("a", "2"), session.terms())).isInstanceOf(CommitAnswer.Exists.class);
        assertThat(session.renew(1, session.secret, secret())).isInstanceOf(RenewAnswer.Absent.class);
        assertThat(session.end(CLAIM, LEASE, false)).isInstanceOf(EndAnswer.Absent.class);
        assertThat(session.finish(CLAIM)).isEqualTo(FinishAnswer.ABSENT);
    }

    private byte[] times() {
        return SERVER.with(jedis -> jedis.hget(key.getBytes(), RedisKeys.TIMES.getBytes()));
    }
}
