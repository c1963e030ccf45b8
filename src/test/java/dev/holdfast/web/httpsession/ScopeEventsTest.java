package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.servlet.http.HttpSession;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ScopeEventsTest {

    private final ScopeEvents events = new ScopeEvents(new FailingEvent<>(), true);
    private final HttpSession session = (HttpSession) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, method, arguments) -> null);

    @Test
    void an_observer_that_fails_keeps_nothing_from_going_on() {
        assertThatCode(() -> {
                    events.initialized(session);
                    events.beforeDestroyed(session);
                    events.destroyed(session);
                })
                .doesNotThrowAnyException();
    }

    /** As CDI throws what an observer has thrown. */
    private static final class FailingEvent<T> implements Event<T> {

        @Override
        public void fire(T event) {
            throw new IllegalArgumentException("of an observer");
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<T> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            return new FailingEvent<>();
        }

        @Override
        public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            return new FailingEvent<>();
        }
    }
}
