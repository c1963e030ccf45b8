package dev.holdfast.config;

import static dev.holdfast.config.ConfigFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    private static final String BYTES = "0123456789abcdefghijklmnopqrst?>";

    @Test
    void every_setting_reaches_its_place() {
        ConfigReading reading = read(
                "store", "redis",
                "namespace", "shop",
                "node", "n1",
                "session.idle-timeout", "PT1H",
                "session.absolute-timeout", "P1D",
                "session.touch-interval", "PT5S",
                "state.on-unreadable", "fail",
                "token.grace", "PT1S",
                "cookie.name", "SID",
                "cookie.path", "/shop",
                "cookie.domain", "example.org",
                "cookie.same-site", "strict",
                "cookie.secure", "always",
                "cookie.http-only", "false",
                "proxy.trust-forwarded", "true",
                "redis.mode", "sentinel",
                "redis.addresses", "rediss://s1:26379, rediss://s2:26379",
                "redis.master-name", "main",
                "redis.user", "holdfast",
                "redis.password", " with blank ",
                "redis.database", "3",
                "redis.tls-trust-store", "/etc/trust.p12",
                "redis.tls-trust-store-password", "changeit",
                "redis.tls-verify-hostname", "false",
                "redis.timeout", "PT0.5S",
                "redis.key-prefix", "hf");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
        HoldfastConfig config = reading.config();
        assertThat(config.store()).isEqualTo(HoldfastConfig.StoreKind.REDIS);
        assertThat(config.namespace()).contains("shop");
        assertThat(config.node()).contains("n1");
        assertThat(config.session())
                .isEqualTo(new SessionConfig(Duration.ofHours(1), Duration.ofDays(1), Duration.ofSeconds(5)));
        assertThat(config.state().onUnreadable()).isEqualTo(StateConfig.OnUnreadable.FAIL);
        assertThat(config.token().grace()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.cookie())
                .isEqualTo(new CookieConfig(
                        "SID",
                        Optional.of("/shop"),
                        Optional.of("example.org"),
                        CookieConfig.SameSite.STRICT,
                        CookieConfig.Secure.ALWAYS,
                        false));
        assertThat(config.proxy().trustForwarded()).isTrue();
        assertThat(config.redis())
                .isEqualTo(new RedisConfig(
                        RedisConfig.Mode.SENTINEL,
                        List.of("rediss://s1:26379", "rediss://s2:26379"),
                        Optional.of("main"),
                        Optional.of("holdfast"),
                        Optional.of(" with blank "),
                        3,
                        new RedisConfig.Tls(Optional.of("/etc/trust.p12"), Optional.of("changeit"), false),
                        Duration.ofMillis(500),
                        "hf",
                        Optional.empty()));
    }

    @Test
    void a_file_of_redisson_takes_the_place_of_addresses() {
        ConfigReading reading =
                read("redis.config-file", "redisson.yaml", "redis.timeout", "PT1S", "redis.key-prefix", "x");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.config().redis().configFile()).contains("redisson.yaml");
    }

    @ParameterizedTest
    @CsvSource({"100,100", "1K,1024", "2k,2048", "3M,3145728", "0,0"})
    void sizes_are_bytes_or_have_a_suffix(String text, int bytes) {
        assertThat(read("state.field-warn-bytes", text, "state.field-max-bytes", "4M")
                        .config()
                        .state()
                        .fieldWarnBytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "redis_1:6379,redis://redis_1:6379",
        "redis://10.0.0.1:1/,redis://10.0.0.1:1",
        "rediss://[::1]:65535,rediss://[::1]:65535"
    })
    void an_address_without_scheme_means_redis(String text, String address) {
        assertThat(read("redis.addresses", text).config().redis().addresses()).containsExactly(address);
    }

    @Test
    void keys_may_be_base64_or_base64url_padded_or_not() {
        String plain = Base64.getEncoder().encodeToString(BYTES.getBytes());
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString((BYTES + "1").getBytes());
        ConfigReading reading = read("token.keys", plain + ", " + url);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.config().token().keys()).containsExactly(BYTES.getBytes(), (BYTES + "1").getBytes());
    }

    @ParameterizedTest
    @CsvSource({"__Host-id", "__host-id", "__Secure-id"})
    void a_prefixed_cookie_is_always_secure(String name) {
        ConfigReading reading = read("cookie.name", name);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.config().cookie().secure()).isEqualTo(CookieConfig.Secure.ALWAYS);
    }

    @Test
    void a_host_cookie_has_the_root_path() {
        assertThat(read("cookie.name", "__Host-id").config().cookie().path()).contains("/");
        assertThat(read("cookie.name", "__Secure-id").config().cookie().path()).isEmpty();
    }

    @Test
    void variables_of_the_environment_set_keys() {
        ConfigReading reading = read(Map.of(
                "HOLDFAST_REDIS_KEY_PREFIX", "env", "HOLDFAST_REDIS_ADDRESSES", "r:1", "HOLDFAST_STORE", "redis"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.config().redis().keyPrefix()).isEqualTo("env");
        assertThat(reading.config().redis().addresses()).containsExactly("redis://r:1");
    }

    @Test
    void an_expression_is_resolved() {
        ConfigReading reading = read(
                Map.of("NODE_NAME", "n7"), "node", "${NODE_NAME}", "namespace", "${MISSING:}", "store", "${X:memory}");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.config().node()).contains("n7");
        assertThat(reading.config().namespace()).isEmpty();
        assertThat(reading.config().store()).isEqualTo(HoldfastConfig.StoreKind.MEMORY);
    }
}
