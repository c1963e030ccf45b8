package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of an end is told whatever its listeners and values do. */
class EndedSessionTest {

    private static final List<String> UNBOUND = new CopyOnWriteArrayList<>();
    private static volatile boolean unreadable;

    private final TwoNodes nodes = new TwoNodes("state.on-unreadable", "fail");

    @BeforeEach
    void forget() {
        UNBOUND.clear();
        unreadable = false;
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void a_value_that_invalidates_the_session_once_more_keeps_no_other_from_being_unbound() {
        set(new Invalidating(), new Invalidating());
        nodes.visit((request, response) -> {
            request.getSession().invalidate();
            return "";
        });
        assertThat(UNBOUND).containsExactlyInAnyOrder("value0", "value1");
    }

    @Test
    void a_value_that_cannot_be_read_keeps_nobody_from_signing_out() {
        set(new Unreadable(), new Invalidating(), new Invalidating());
        unreadable = true;
        nodes.visit((request, response) -> {
            request.getSession().invalidate();
            return "";
        });
        assertThat(UNBOUND).containsExactlyInAnyOrder("value1", "value2");
        assertThat(nodes.visit((request, response) -> request.getSession(false)))
                .isEqualTo("null");
    }

    private void set(Object... values) {
        nodes.visit((request, response) -> {
            HttpSession session = request.getSession();
            for (int i = 0; i < values.length; i++) {
                session.setAttribute("value" + i, values[i]);
            }
            return "";
        });
    }

    private static final class Invalidating implements HttpSessionBindingListener, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            UNBOUND.add(event.getName());
            event.getSession().invalidate();
        }
    }

    private static final class Unreadable implements Serializable {

        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            if (unreadable) {
                throw new InvalidObjectException("of another version");
            }
        }
    }
}
