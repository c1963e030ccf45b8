package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An object of the request, injected in the place of the server's own. */
class CurrentObjectBeanTest {

    /** As a request or a session is. */
    interface Visit {

        String id() throws IOException;
    }

    @ApplicationScoped
    static class Desk {
        @Inject
        Visit visit;

        @Inject
        Instance<Visit> visits;

        Visit visit() {
            return visit;
        }

        Instance<Visit> visits() {
            return visits;
        }
    }

    @SessionScoped
    static class Passivating implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        Visit visit;
    }

    private static Visit current;
    private static WeldContainer container;

    @BeforeAll
    static void boot() {
        container = new Weld()
                .disableDiscovery()
                .beanClasses(Desk.class, Passivating.class)
                .extensions(new Added())
                .initialize();
    }

    @AfterAll
    static void shutDown() {
        container.shutdown();
    }

    @BeforeEach
    void first() {
        current = () -> "first";
    }

    @Test
    void it_wins_over_the_built_in_bean() throws IOException {
        assertThat(container.select(Visit.class).get().id()).isEqualTo("first");
        assertThat(container.select(Visit.class).isAmbiguous()).isFalse();
    }

    @Test
    void what_was_injected_once_reaches_the_object_of_each_request() throws IOException {
        Desk desk = container.select(Desk.class).get();
        Visit kept = container.select(Desk.class).get().visits().get();
        assertThat(desk.visit().id() + kept.id()).isEqualTo("firstfirst");

        current = () -> "second";

        assertThat(desk.visit().id() + kept.id()).isEqualTo("secondsecond");
    }

    @Test
    void it_survives_serialization() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(container.select(Visit.class).get());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((Visit) in.readObject()).id()).isEqualTo("first");
        }
    }

    @Test
    void what_the_object_throws_is_thrown_as_it_is() {
        current = () -> {
            throw new IOException("gone");
        };
        assertThatThrownBy(() -> container.select(Visit.class).get().id())
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }

    private static final class Added implements Extension {

        void add(@Observes AfterBeanDiscovery event) {
            event.addBean().addType(Visit.class).scope(SessionScoped.class).createWith(context ->
                    (Visit) () -> "built-in");
            event.addBean(new CurrentObjectBean<>(Visit.class, () -> current));
        }
    }
}
