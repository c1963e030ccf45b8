package dev.holdfast.config;

import static dev.holdfast.config.ConfigFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ConflictPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultsTest {

    private static final HoldfastConfig DEFAULTS = new HoldfastConfig(
            HoldfastConfig.StoreKind.AUTO,
            Optional.empty(),
            Optional.empty(),
            new HttpSessionConfig(
                    false,
                    false,
                    ClassNames.NONE,
                    new HttpSessionConfig.OwnSettings(false, false, false, false, false)),
            new SerializationConfig(Optional.empty(), ClassNames.NONE),
            new SessionConfig(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(1)),
            new StateConfig(StateConfig.OnUnreadable.RESET, 65536, 1048576, 262144, 4194304),
            new ConcurrencyConfig(
                    ConflictPolicy.MERGE, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30), 503),
            new CacheConfig((int) Math.min(32 << 20, Runtime.getRuntime().maxMemory() / 8)),
            new TokenConfig(
                    List.of(),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(15),
                    TokenConfig.OnReplay.END,
                    List.of(TokenConfig.Transport.COOKIE),
                    "X-Session-ID"),
            new PassiveConfig("X-Session-Passive", List.of()),
            new UserConfig(0, UserConfig.OnLimit.END_OLDEST, false, false, Optional.empty(), Duration.ofDays(30)),
            new WebSocketConfig(WebSocketConfig.KeepAlive.MESSAGES),
            new CookieConfig(
                    "HOLDFAST",
                    Optional.empty(),
                    Optional.empty(),
                    CookieConfig.SameSite.LAX,
                    CookieConfig.Secure.AUTO,
                    true),
            new ProxyConfig(false),
            new RedisConfig(
                    RedisConfig.Mode.SINGLE,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    new RedisConfig.Tls(Optional.empty(), Optional.empty(), true),
                    Duration.ofSeconds(2),
                    "holdfast",
                    Optional.empty()));

    @Test
    void nothing_set_gives_the_safe_defaults() {
        assertThat(read()).isEqualTo(new ConfigReading(DEFAULTS, List.of(), List.of()));
    }

    @Test
    void every_default_is_one_of_the_allowed_values() {
        assertThat(Settings.all()).hasSize(56).allSatisfy(setting -> {
            if (setting.hasFallback()) {
                assertThat(setting.parse(setting.fallback())).isNotNull();
            }
        });
    }

    @Test
    void every_setting_has_a_key_of_its_own() {
        assertThat(Settings.all()).extracting(Setting::key).doesNotHaveDuplicates();
    }

    @Test
    void an_empty_value_counts_as_absent() {
        assertThat(read("session.idle-timeout", "", "namespace", " ", "redis.password", ""))
                .isEqualTo(read());
    }

    @Test
    void a_short_idle_timeout_shortens_the_touch_interval_to_a_tenth() {
        assertThat(session("session.idle-timeout", "PT100S").touchInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(session("session.idle-timeout", "PT10M").touchInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(session("session.idle-timeout", "PT0S").touchInterval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_touch_interval_that_is_set_stays() {
        assertThat(session("session.idle-timeout", "PT100S", "session.touch-interval", "PT60S")
                        .touchInterval())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_lower_maximum_lowers_the_warnings_that_are_not_set() {
        assertThat(read("state.field-max-bytes", "1K", "state.session-max-bytes", "2K")
                        .config()
                        .state())
                .isEqualTo(new StateConfig(StateConfig.OnUnreadable.RESET, 1024, 1024, 2048, 2048));
    }

    @Test
    void a_maximum_that_is_off_leaves_the_warnings_alone() {
        ConfigReading reading = read("state.field-max-bytes", "0", "state.session-max-bytes", "0");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.config().state())
                .isEqualTo(new StateConfig(StateConfig.OnUnreadable.RESET, 65536, 0, 262144, 0));
    }

    private static SessionConfig session(String... keysAndValues) {
        ConfigReading reading = read(keysAndValues);
        assertThat(reading.faults()).isEmpty();
        return reading.config().session();
    }
}
