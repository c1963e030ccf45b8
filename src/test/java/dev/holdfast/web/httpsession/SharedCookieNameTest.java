package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.HoldfastDeploymentException;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.Configs;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class SharedCookieNameTest {

    /** Has IBM's interface; what is in it is nobody's business. */
    private static final ClassLoader TALKATIVE = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals("com.ibm.websphere.servlet.session.IBMSession")) {
                return Object.class;
            }
            throw new ClassNotFoundException(name);
        }
    };

    private final Map<String, Object> attributes = new HashMap<>();
    private String serversName;
    private boolean started;

    private List<String> log(ClassLoader server, String name, String... settings) {
        serversName = name;
        try (CapturedLog log = new CapturedLog("dev.holdfast.web")) {
            SharedCookieName.part(Configs.of(settings), context(server));
            return log.lines();
        }
    }

    private ServletContext context(ClassLoader server) {
        SessionCookieConfig cookie = answering(SessionCookieConfig.class, (method, arguments) -> switch (method) {
            case "getName" -> serversName;
            case "setName" -> rename((String) arguments[0]);
            case "isSecure" -> false;
            case "getAttributes" -> Map.of();
            case "getMaxAge" -> -1;
            default -> null;
        });
        return answering(ServletContext.class, (method, arguments) -> switch (method) {
            case "getSessionCookieConfig" -> cookie;
            case "getClassLoader" -> server;
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> null;
        });
    }

    private Object rename(String name) {
        if (started) {
            throw new IllegalStateException("started");
        }
        serversName = name;
        return null;
    }

    private static <T> T answering(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    private String ours(String... settings) {
        return new SessionConfiguration(Configs.of(settings), context(TALKATIVE))
                .cookie()
                .name();
    }

    @Test
    void a_server_that_logs_ids_gets_another_name_for_its_cookie_and_ours_keeps_the_applications() {
        assertThat(log(TALKATIVE, "__Host-TROLLEY", "http-session", "replace"))
                .singleElement()
                .asString()
                .startsWith("INFO HF0636")
                .contains("SERVER-__Host-TROLLEY");
        assertThat(serversName).isEqualTo("SERVER-__Host-TROLLEY");
        assertThat(ours("http-session", "replace")).isEqualTo("__Host-TROLLEY");
    }

    @Test
    void so_it_is_where_the_settings_have_the_standard_name() {
        String[] settings = {"http-session", "replace", "cookie.name", "JSESSIONID"};
        assertThat(log(TALKATIVE, null, settings)).singleElement().asString().startsWith("INFO HF0636");
        assertThat(serversName).isEqualTo("SERVER-JSESSIONID");
        assertThat(ours(settings)).isEqualTo("JSESSIONID");
    }

    @Test
    void where_it_can_no_longer_be_renamed_that_is_warned_of() {
        started = true;
        assertThat(log(TALKATIVE, "TROLLEY", "http-session", "replace"))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0635")
                .contains("TROLLEY");
        assertThat(ours("http-session", "replace")).isEqualTo("TROLLEY");
    }

    @Test
    void another_name_keeps_the_token_from_it() {
        assertThat(log(TALKATIVE, null, "http-session", "replace")).isEmpty();
        assertThat(log(TALKATIVE, "TROLLEY", "http-session", "replace", "cookie.name", "VISIT"))
                .isEmpty();
        assertThat(serversName).isEqualTo("TROLLEY");
    }

    @Test
    void the_name_of_a_server_that_keeps_its_sessions_is_refused() {
        assertRefused(null, "JSESSIONID");
        assertRefused("TROLLEY", "TROLLEY");
        SharedCookieName.refuse(Configs.of("cookie.name", "VISIT"), context(TALKATIVE));
        SharedCookieName.refuse(Configs.of("cookie.name", "TROLLEY", "token.transports", "header"), context(TALKATIVE));
        SharedCookieName.refuse(Configs.of("http-session", "replace", "cookie.name", "TROLLEY"), context(TALKATIVE));
    }

    private void assertRefused(String servers, String name) {
        serversName = servers;
        assertThatThrownBy(() -> SharedCookieName.refuse(Configs.of("cookie.name", name), context(TALKATIVE)))
                .isInstanceOf(HoldfastDeploymentException.class)
                .hasMessageContaining("HF0637")
                .hasMessageContaining(name);
    }

    @Test
    void other_servers_keep_quiet() {
        assertThat(log(ClassLoader.getPlatformClassLoader(), "TROLLEY", "http-session", "replace"))
                .isEmpty();
        assertThat(serversName).isEqualTo("TROLLEY");
    }
}
