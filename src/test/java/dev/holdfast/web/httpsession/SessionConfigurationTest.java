package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.config.CookieConfig;
import dev.holdfast.config.CookieConfig.Secure;
import dev.holdfast.testkit.Configs;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionConfigurationTest {

    @Test
    void a_host_cookie_of_web_xml_is_one_that_browsers_take() {
        CookieConfig cookie = cookie("getName", "__Host-shop", "getPath", "/shop", "getDomain", "acme.com");
        assertThat(cookie.name()).isEqualTo("__Host-shop");
        assertThat(cookie.secure()).isEqualTo(Secure.ALWAYS);
        assertThat(cookie.path()).contains("/");
        assertThat(cookie.domain()).isEmpty();
    }

    @Test
    void a_secure_cookie_of_web_xml_is_one_that_browsers_take() {
        CookieConfig cookie = cookie("getName", "__Secure-shop", "getPath", "/shop", "getDomain", "acme.com");
        assertThat(cookie.secure()).isEqualTo(Secure.ALWAYS);
        assertThat(cookie.path()).contains("/shop");
        assertThat(cookie.domain()).contains("acme.com");
    }

    private static CookieConfig cookie(String... methodsAndTexts) {
        Map<String, Object> answers = Map.of(
                methodsAndTexts[0],
                methodsAndTexts[1],
                methodsAndTexts[2],
                methodsAndTexts[3],
                methodsAndTexts[4],
                methodsAndTexts[5],
                "isSecure",
                false,
                "getAttributes",
                Map.of());
        SessionCookieConfig cookie = answering(SessionCookieConfig.class, answers);
        ServletContext context = answering(
                ServletContext.class,
                Map.of("getSessionCookieConfig", cookie, "getClassLoader", ClassLoader.getPlatformClassLoader()));
        return new SessionConfiguration(Configs.of("http-session", "replace"), context).cookie();
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
