package dev.holdfast.config;

import static dev.holdfast.config.ConfigFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Encoding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExistingApplicationsTest {

    @Test
    void a_replaced_session_takes_the_session_scoped_beans_along() {
        HttpSessionConfig config = read("http-session", "replace").config().httpSession();
        assertThat(config.replaced()).isTrue();
        assertThat(config.sessionScopedDistributed()).isTrue();
    }

    @Test
    void session_scoped_beans_can_be_distributed_without_it() {
        HttpSessionConfig config = read("session-scoped", "distributed", "session-scoped.libraries", "com.acme.lib.**")
                .config()
                .httpSession();
        assertThat(config.replaced()).isFalse();
        assertThat(config.sessionScopedDistributed()).isTrue();
        assertThat(config.libraries()).isEqualTo(new ClassNames(List.of("com.acme.lib.**")));
    }

    @Test
    void a_replaced_session_is_touched_by_every_request_unless_the_interval_is_set() {
        assertThat(read("http-session", "replace").config().session().touchInterval())
                .isZero();
        assertThat(read("http-session", "replace", "session.touch-interval", "PT30S")
                        .config()
                        .session()
                        .touchInterval())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void what_is_set_here_is_told_apart_from_the_defaults_as_web_xml_gives_way_to_the_former() {
        assertThat(read("session.idle-timeout", "PT30M", "cookie.same-site", "lax")
                        .config()
                        .httpSession()
                        .own())
                .isEqualTo(new HttpSessionConfig.OwnSettings(true, false, true, false, false));
        assertThat(read("cookie.name", "HOLDFAST", "cookie.secure", "auto")
                        .config()
                        .httpSession()
                        .own())
                .isEqualTo(new HttpSessionConfig.OwnSettings(false, true, false, true, false));
    }

    @Test
    void one_encoding_can_be_set_for_all() {
        assertThat(read("serialization.encoding", "auto")
                        .config()
                        .serialization()
                        .encoding())
                .isEmpty();
        assertThat(read("serialization.encoding", "java")
                        .config()
                        .serialization()
                        .encoding())
                .isEqualTo(Optional.of(Encoding.JAVA));
        assertThat(read("serialization.encoding", "xml").faults())
                .singleElement()
                .asString()
                .contains("`auto`, `json`, `java`");
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Cart,  com.acme.Cart,        true",
        "com.acme.Cart,  com.acme.Cart$Item,   true",
        "com.acme.Cart,  com.acme.Carts,       false",
        "com.acme.*,     com.acme.Cart$Item,   true",
        "com.acme.*,     com.acme.sub.Cart,    false",
        "com.acme.*,     com.acmeevil.Cart,    false",
        "com.acme.**,    com.acme.sub.Cart,    true",
        "com.acme.**,    com.acmeevil.Cart,    false",
    })
    void a_pattern_names_classes(String pattern, String name, boolean named) {
        assertThat(new ClassNames(List.of("org.other.*", pattern)).contain(name))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "**", "com.*.acme", "com.acme.", ".acme", "com acme", "com.acme.***", "1com"})
    void a_pattern_that_names_everything_or_nothing_is_a_fault(String pattern) {
        assertThat(read("serialization.allowed", pattern).faults()).hasSize(1);
    }
}
