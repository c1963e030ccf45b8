package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.CapturedLog;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web.xml says of the container's own sign-in. */
class ContainerLoginTest {

    private static List<String> warningsOf(String loginConfig) {
        String webXml = "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee'>" + loginConfig + "</web-app>";
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                ContainerLoginTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> method.getName().equals("getResourceAsStream")
                        ? new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8))
                        : null);
        try (CapturedLog log = new CapturedLog("dev.holdfast.web")) {
            ContainerLogin.warnOf(context);
            return log.lines();
        }
    }

    private static String by(String method) {
        return "<login-config><auth-method>" + method + "</auth-method></login-config>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM", " form\n"})
    void form_is_warned_of(String method) {
        assertThat(warningsOf(by(method))).singleElement().asString().startsWith("WARNING HF0620");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BASIC", "CLIENT-CERT", ""})
    void other_ways_make_no_session(String method) {
        assertThat(warningsOf(by(method))).isEmpty();
    }

    @Test
    void no_sign_in_is_nothing_to_warn_of() {
        assertThat(warningsOf("<login-config/>")).isEmpty();
        assertThat(warningsOf("")).isEmpty();
    }
}
