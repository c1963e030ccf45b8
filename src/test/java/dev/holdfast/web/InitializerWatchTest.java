package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class InitializerWatchTest {

    private final Map<Object, Object> attributes = new ConcurrentHashMap<>();
    private final InitializerWatch watch = new InitializerWatch();

    @Test
    void a_request_is_refused_where_the_server_has_not_prepared_the_application() {
        assertThatIllegalStateException()
                .isThrownBy(() -> watch.begins(request()))
                .withMessageContaining("HF0633")
                .withMessageContaining("/shop");
    }

    @Test
    void a_request_is_welcome_where_it_has() {
        new HoldfastInitializer().onStartup(Set.of(), context());
        assertThatCode(() -> watch.begins(request())).doesNotThrowAnyException();
    }

    @Test
    void a_scope_that_is_no_requests_is_no_concern() {
        assertThatCode(() -> watch.begins("start-up")).doesNotThrowAnyException();
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getServletContext") ? context() : "/shop");
    }

    private SessionCookieConfig cookieOfNoNameChosen() {
        return (SessionCookieConfig) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SessionCookieConfig.class},
                (proxy, method, arguments) -> null);
    }

    private ServletContext context() {
        return (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> {
                        attributes.put(arguments[0], arguments[1]);
                        yield null;
                    }
                    case "getClassLoader" -> getClass().getClassLoader();
                    case "getContextPath" -> "/shop";
                    case "getSessionCookieConfig" -> cookieOfNoNameChosen();
                    default -> null;
                });
    }
}
