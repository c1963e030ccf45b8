package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.Configs;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static List<String> warnings(ClassLoader server, String serversName, String... settings) {
        Map<String, Object> cookie =
                new HashMap<>(Map.of("isSecure", false, "getAttributes", Map.of(), "getMaxAge", -1));
        cookie.put("getName", serversName);
        ServletContext context = answering(
                ServletContext.class,
                Map.of(
                        "getSessionCookieConfig",
                        answering(SessionCookieConfig.class, cookie),
                        "getClassLoader",
                        server));
        try (CapturedLog log = new CapturedLog("dev.holdfast.web")) {
            SharedCookieName.warnOf(Configs.of(settings), context);
            return log.lines();
        }
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    @Test
    void a_server_that_logs_ids_is_warned_of_where_the_cookie_has_its_name() {
        assertThat(warnings(TALKATIVE, "TROLLEY", "http-session", "replace"))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0635")
                .contains("TROLLEY");
        assertThat(warnings(TALKATIVE, null, "http-session", "replace", "cookie.name", "JSESSIONID"))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0635")
                .contains("JSESSIONID");
    }

    @Test
    void another_name_keeps_the_token_from_it() {
        assertThat(warnings(TALKATIVE, null, "http-session", "replace")).isEmpty();
        assertThat(warnings(TALKATIVE, "TROLLEY", "http-session", "replace", "cookie.name", "VISIT"))
                .isEmpty();
    }

    @Test
    void other_servers_keep_quiet() {
        assertThat(warnings(ClassLoader.getPlatformClassLoader(), "TROLLEY", "http-session", "replace"))
                .isEmpty();
    }
}
