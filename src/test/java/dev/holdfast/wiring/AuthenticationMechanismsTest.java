package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.security.Mechanisms;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthenticationMechanismsTest {

    private static final Map<String, String> SWITCHED_ON = Map.of("holdfast.user.mechanism", "session");

    @AutoApplySession
    @ApplicationScoped
    static class OfApplication implements HttpAuthenticationMechanism {
        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    private static Node node(Map<String, String> settings, Class<?>... beans) {
        return Node.over(new MemorySessionStore(InstantSource.system()), settings, beans);
    }

    private static Instance<HttpAuthenticationMechanism> mechanismsOf(Node node) {
        return node.container().select(HttpAuthenticationMechanism.class);
    }

    @Test
    void holdfasts_own_is_a_bean_only_where_it_is_switched_on() throws Exception {
        try (Node off = node(Map.of())) {
            assertThat(mechanismsOf(off).isUnsatisfied()).isTrue();
        }
        try (Node on = node(SWITCHED_ON)) {
            assertThat(mechanismsOf(on).isResolvable()).isTrue();
        }
    }

    @Test
    void no_server_finds_it_by_itself() {
        assertThat(Mechanisms.own().getAnnotations()).isEmpty();
    }

    @Test
    void beside_the_applications_it_stops_the_deployment() {
        assertThatThrownBy(() -> node(SWITCHED_ON, OfApplication.class).close())
                .hasMessageContaining("HF1002")
                .hasMessageContaining(OfApplication.class.getName())
                .hasMessageContaining("holdfast.user.mechanism");
    }

    @Test
    void the_applications_is_fine_with_or_without_the_attributes_of_a_session() {
        for (String replaced : new String[] {"replace", "off"}) {
            try (Node node = node(Map.of("holdfast.http-session", replaced), OfApplication.class)) {
                assertThat(mechanismsOf(node).isResolvable()).isTrue();
            }
        }
    }
}
