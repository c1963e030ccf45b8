package dev.holdfast.config;

import static dev.holdfast.config.ConfigFixture.read;
import static dev.holdfast.config.ConfigFixture.readWithHeap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String SECRET = "hunter2-hunter2";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "store; disk",
                "namespace; my shop",
                "namespace; a2345678901234567890123456789012345678901234567890123456789012345",
                "node; n/1",
                "session.idle-timeout; 30",
                "session.idle-timeout; PT0.9S",
                "session.idle-timeout; -PT1S",
                "session.absolute-timeout; P4000D",
                "session.absolute-timeout; P106751991167300DT15H30M7S",
                "session.touch-interval; -PT1S",
                "session.touch-interval; a while",
                "state.on-unreadable; ignore",
                "state.field-warn-bytes; -1",
                "state.field-max-bytes; 1G",
                "state.session-warn-bytes; 2048M",
                "state.session-max-bytes; 9999999999",
                "cache.max-bytes; -1",
                "cache.max-bytes; plenty",
                "cache.max-bytes; 2048M",
                "token.grace; PT10M0.001S",
                "token.renew-after; PT0.9S",
                "token.on-replay; ignore",
                "user.max-sessions; -1",
                "user.max-sessions; 10001",
                "user.max-sessions; 99999999999999999999",
                "user.max-sessions; 3.5",
                "user.max-sessions; none",
                "user.on-limit; end-newest",
                "cookie.name; a b",
                "cookie.name; ä",
                "cookie.path; shop",
                "cookie.domain; .example.org",
                "cookie.domain; example.org/x",
                "cookie.same-site; relaxed",
                "cookie.secure; true",
                "cookie.http-only; yes",
                "proxy.trust-forwarded; 1",
                "redis.mode; replicated",
                "redis.addresses; http://r:6379",
                "redis.addresses; r",
                "redis.addresses; r:0",
                "redis.addresses; r:65536",
                "redis.addresses; redis://r:6379/1",
                "redis.addresses; ,",
                "redis.addresses; redis://a:1,rediss://b:2",
                "redis.addresses; a:1,rediss://b:2",
                "redis.master-name; my master",
                "redis.user; a user",
                "redis.database; -1",
                "redis.tls-verify-hostname; no",
                "redis.timeout; PT0.09S",
                "redis.timeout; PT1M1S",
                "redis.key-prefix; a:b",
                "redis.key-prefix; a23456789012345678901234567890123",
            })
    void a_value_out_of_range_is_told_with_key_value_range_and_default(String key, String value) {
        Setting<?> setting = Settings.all().stream()
                .filter(candidate -> candidate.key().equals("holdfast." + key))
                .findAny()
                .orElseThrow();
        String fallback = setting.hasFallback() ? setting.fallback() : "none";
        assertThat(read(key, value).faults()).singleElement().satisfies(fault -> assertThat(fault)
                .startsWith("HF0101: holdfast." + key + " is " + value + ", but ")
                .endsWith(". Allowed: " + setting.format().allowed() + ". Default: " + fallback + "."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "session.idle-timeout=P1D; session.absolute-timeout=PT1H",
                "session.idle-timeout=PT1M; session.touch-interval=PT2M",
                "state.field-warn-bytes=2; state.field-max-bytes=1",
                "state.session-warn-bytes=5M; state.session-max-bytes=4M",
                "state.field-max-bytes=5M; state.session-max-bytes=4M",
                "cookie.name=__Host-a; cookie.secure=never",
                "cookie.name=__secure-a; cookie.secure=never",
                "cookie.name=__Host-a; cookie.path=/shop",
                "cookie.name=__Host-a; cookie.domain=example.org",
                "cookie.same-site=none; cookie.secure=never",
                "token.header=x-session-passive; passive.header=X-Session-Passive",
                "redis.addresses=a:1,b:2; redis.mode=single",
                "redis.mode=sentinel; redis.addresses=a:1",
                "redis.master-name=m; redis.addresses=a:1",
                "redis.mode=cluster; redis.database=1",
                "redis.user=u; redis.addresses=a:1",
                "redis.tls-trust-store=f; redis.addresses=a:1",
                "redis.tls-trust-store-password=f; redis.addresses=redis://a:1",
                "redis.tls-verify-hostname=true; redis.addresses=a:1",
                "redis.config-file=f; redis.addresses=a:1",
                "redis.config-file=f; redis.mode=single",
                "redis.config-file=f; redis.master-name=m",
                "redis.config-file=f; redis.user=m",
                "redis.config-file=f; redis.password=m",
                "redis.config-file=f; redis.database=0",
                "redis.config-file=f; redis.tls-trust-store=m",
                "redis.config-file=f; redis.tls-trust-store-password=m",
                "redis.config-file=f; redis.tls-verify-hostname=false",
            })
    void settings_that_contradict_each_other_are_told_together(String one, String other) {
        String key = "holdfast." + one.substring(0, one.indexOf('='));
        assertThat(read((one + "=" + other).split("=")).faults())
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault).startsWith("HF0103: ").contains(key).contains("contradict each other: "));
    }

    @Test
    void a_contradiction_names_both_values_and_tells_defaults() {
        assertThat(read("session.idle-timeout", "P1D").faults())
                .containsExactly("HF0103: holdfast.session.absolute-timeout = PT12H (the default) and"
                        + " holdfast.session.idle-timeout = P1D (default: PT30M) contradict each other: the absolute"
                        + " time-out is PT0S or at least the idle time-out.");
    }

    @Test
    void a_cache_of_more_than_half_of_the_heap_is_told() {
        long heap = 64 << 20;
        assertThat(readWithHeap(heap, "cache.max-bytes", "32M").faults()).isEmpty();
        assertThat(readWithHeap(heap, "cache.max-bytes", "33M").faults())
                .containsExactly("HF0103: holdfast.cache.max-bytes = 33M (default: 32M) cannot be: the cache"
                        + " takes at most half of this JVM's heap (-Xmx).");
    }

    @Test
    void a_cache_that_nobody_sized_takes_at_most_an_eighth_of_the_heap() {
        assertThat(readWithHeap(64 << 20).config().cache().maxBytes()).isEqualTo(8 << 20);
        assertThat(readWithHeap(1L << 40).config().cache().maxBytes()).isEqualTo(32 << 20);
        assertThat(readWithHeap(64 << 20).faults()).isEmpty();
    }

    @Test
    void no_limit_contradicts_nothing() {
        assertThat(read("session.idle-timeout", "P1D", "session.absolute-timeout", "0")
                        .faults())
                .isEmpty();
        assertThat(read("state.session-max-bytes", "0", "state.field-warn-bytes", "0")
                        .faults())
                .isEmpty();
        assertThat(read("session.idle-timeout", "PT0S", "session.touch-interval", "P1D")
                        .faults())
                .isEmpty();
    }

    @Test
    void all_faults_are_told_at_once() {
        ConfigReading reading = read(
                "store", "disk",
                "session.idle-timeout", "soon",
                "session.touch-interval", "PT1H",
                "cookie.name", "__Host-a",
                "cookie.path", "/a",
                "cookie.domain", "example.org",
                "token.keys", "short",
                "rediss.timeout", "PT1S",
                "node", "${NO_SUCH_VARIABLE}");
        assertThat(reading.isFaulty()).isTrue();
        assertThat(reading.faults())
                .extracting(fault -> fault.substring(0, 6))
                .containsExactlyInAnyOrder("HF0101", "HF0101", "HF0101", "HF0102", "HF0103", "HF0103", "HF0104");
        assertThat(reading.config().session().idleTimeout())
                .isEqualTo(read().config().session().idleTimeout());
    }

    @ParameterizedTest
    @CsvSource({
        "session.idle-timout,session.idle-timeout",
        "session.idleTimeout,session.idle-timeout",
        "idle-timeout,session.idle-timeout",
        "redis.adresses,redis.addresses",
        "redis.addresses[0],redis.addresses",
        "Redis.Key_Prefix,redis.key-prefix",
        "cokie.samesite,cookie.same-site",
        "token.key,token.keys",
    })
    void an_unknown_key_is_told_with_the_nearest_known_one(String unknown, String nearest) {
        assertThat(read(unknown, SECRET).faults()).singleElement().satisfies(fault -> assertThat(fault)
                .startsWith("HF0102: holdfast." + unknown + " is no setting. The nearest is holdfast." + nearest
                        + ". Allowed: ")
                .doesNotContain(SECRET));
    }

    @Test
    void keys_of_others_are_none_of_ours() {
        assertThat(read(Map.of("HOLDFASTER", "1", "OTHER_HOLDFAST_X", "1")).warnings())
                .isEmpty();
        assertThat(read(Map.of("holdfasts.x", "1")).faults()).isEmpty();
    }

    @Test
    void an_unknown_variable_of_the_environment_is_warned_of() {
        ConfigReading reading = read(Map.of("HOLDFAST_SESSION_IDLE_TIMEUOT", "PT1M"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.warnings())
                .containsExactly(
                        "HF0111: The environment variable HOLDFAST_SESSION_IDLE_TIMEUOT is no setting. The nearest"
                                + " is holdfast.session.idle-timeout.");
    }

    @Test
    void an_expression_that_leads_nowhere_is_a_fault_not_the_default() {
        assertThat(read("redis.password", "x${NO_SUCH_VARIABLE}").faults())
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault).startsWith("HF0104: holdfast.redis.password has a value whose ${…}"));
    }

    @Test
    void bad_keys_are_told_by_position() {
        assertThat(keyFault("AAAA")).contains("key 1 has only 3 bytes");
        assertThat(keyFault(KEY + "," + SECRET + "!")).contains("key 2 is no base64");
        assertThat(keyFault(KEY + "," + KEY)).contains("key 2 repeats an earlier one");
    }

    private static String keyFault(String keys) {
        List<String> faults = read("token.keys", keys).faults();
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0)).startsWith("HF0101: holdfast.token.keys is (not shown), but ");
        assertThat(Arrays.asList(keys.split(","))).noneMatch(faults.get(0)::contains);
        return faults.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://u:" + SECRET + "@r:6379", "u:" + SECRET + "@r:6379"})
    void a_password_in_an_address_is_refused_and_not_shown(String address) {
        assertThat(read("redis.addresses", address).faults()).singleElement().satisfies(fault -> assertThat(fault)
                .contains("user and password have settings of their own")
                .doesNotContain(SECRET));
    }

    @Test
    void no_secret_is_ever_in_what_is_said() {
        ConfigReading reading = read(
                "redis.config-file", "f",
                "redis.password", SECRET,
                "redis.tls-trust-store-password", SECRET,
                "redis.pasword", SECRET,
                "token.keys", SECRET,
                "store", "memory");
        assertThat(reading.faults()).hasSize(4);
        assertThat(reading.warnings()).hasSize(1);
        assertThat(reading.toString()).doesNotContain(SECRET);
    }

    @Test
    void a_value_is_shown_on_one_line_and_not_without_end() {
        assertThat(read("store", "a\nb" + "x".repeat(500)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains(" is a?bxxx").doesNotContain("x".repeat(100)));
    }

    @Test
    void redis_settings_without_effect_are_warned_of() {
        assertThat(read("store", "memory", "redis.addresses", "a:1", "redis.timeout", "PT1S"))
                .satisfies(reading -> assertThat(reading.faults()).isEmpty())
                .satisfies(reading -> assertThat(reading.warnings())
                        .containsExactly(
                                "HF0112: Without effect, as holdfast.store is memory: holdfast.redis.addresses,"
                                        + " holdfast.redis.timeout."));
        assertThat(read("redis.password", SECRET).warnings())
                .containsExactly(
                        "HF0112: Without effect, as there is no holdfast.redis.addresses: holdfast.redis.password.");
        assertThat(read("store", "redis", "redis.timeout", "PT1S").warnings()).isEmpty();
    }
}
