package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.HoldfastDeploymentException;
import jakarta.enterprise.event.Event;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** An HttpSession is of one web application: one Holdfast cannot have those of two. */
class OneApplicationTest {

    private final ServletContext shop = context("/shop");
    private final ServletContext admin = context("/admin");

    @Test
    void a_second_application_is_refused() {
        HttpSessions sessions = sessions(true);
        sessions.deployedIn(shop);
        assertThatExceptionOfType(HoldfastDeploymentException.class)
                .isThrownBy(() -> sessions.deployedIn(admin))
                .withMessageContainingAll("HF0634", "/shop", "/admin");
    }

    @Test
    void the_same_one_may_be_told_again_by_whatever_facade() {
        HttpSessions sessions = sessions(true);
        sessions.deployedIn(shop);
        sessions.deployedIn(context("/shop"));
        assertThat(sessions.context()).isSameAs(shop);
    }

    @Test
    void where_only_mechanisms_get_them_any_number_is_fine() {
        HttpSessions sessions = sessions(false);
        sessions.deployedIn(shop);
        sessions.deployedIn(admin);
        assertThat(sessions.context()).isSameAs(shop);
    }

    @SuppressWarnings("unchecked")
    private static HttpSessions sessions(boolean told) {
        return new HttpSessions(
                () -> {
                    throw new AssertionError("nothing is stored");
                },
                standIn(Event.class, "none"),
                new ListenerInstances(),
                told);
    }

    private static ServletContext context(String path) {
        return standIn(ServletContext.class, path);
    }

    private static <T> T standIn(Class<T> type, String answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }
}
