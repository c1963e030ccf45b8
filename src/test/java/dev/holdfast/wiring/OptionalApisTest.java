package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.ClassesWithout;
import dev.holdfast.testkit.Node;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What not every server has may be missing: the jar is deployed, with all that its beans.xml and services name, and keeps state. */
class OptionalApisTest {

    /** Weld's own word for it. */
    private static final String NOT_LOADED = "WELD-000119";

    /** A class of each API that Holdfast or its doors know; its package is taken away. */
    static final List<String> KNOWN = List.of(
            "jakarta.ejb.Stateful",
            "jakarta.enterprise.concurrent.ManagedExecutorService",
            "jakarta.faces.context.FacesContext",
            "jakarta.persistence.EntityManager",
            "jakarta.security.auth.message.MessageInfo",
            "jakarta.security.enterprise.SecurityContext",
            "jakarta.transaction.Transactional",
            "jakarta.websocket.Session",
            "jakarta.ws.rs.Path");

    private static final List<String> OTHERS = List.of(
            "jakarta.batch.operations.JobOperator",
            "jakarta.jms.JMSContext",
            "jakarta.mail.Session",
            "jakarta.resource.cci.Connection",
            "jakarta.security.jacc.PolicyContext",
            "jakarta.servlet.jsp.JspPage",
            "jakarta.validation.Validator",
            "org.eclipse.microprofile.health.HealthCheck");

    /** Of the application. */
    @SessionScopedDistributed
    public static class Visits {

        private int count;

        int count() {
            return ++count;
        }
    }

    /** The application as it is deployed, and two requests of one visitor. */
    public static final class Application implements Supplier<Integer> {

        @Override
        public Integer get() {
            try (Node node = Node.discovered(Visits.class)) {
                Node.Visitor visitor = new Node.Visitor();
                node.request(visitor, () -> node.bean(Visits.class).count());
                return node.request(visitor, () -> node.bean(Visits.class).count());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("KNOWN")
    void without_one_of_them_state_is_kept(String any) throws ReflectiveOperationException {
        assertWorksWithout(List.of(any));
    }

    @Test
    void without_all_of_them_state_is_kept() throws ReflectiveOperationException {
        assertWorksWithout(Stream.of(KNOWN, OTHERS).flatMap(List::stream).toList());
    }

    @Test
    void with_all_of_them_state_is_kept() throws ReflectiveOperationException {
        assertWorksWithout(List.of());
    }

    private static void assertWorksWithout(List<String> missing) throws ReflectiveOperationException {
        List<String> packages =
                missing.stream().map(OptionalApisTest::packageOf).toList();
        try (ClassesWithout classes = new ClassesWithout(packages);
                CapturedLog log = new CapturedLog("org.jboss.weld", Level.INFO)) {
            assertThat(missing).allSatisfy(name -> assertThatThrownBy(() -> classes.loadClass(name))
                    .isInstanceOf(ClassNotFoundException.class));

            assertThat(classes.run(Application.class)).isEqualTo(2);

            assertThat(log.lines())
                    .as("classes that CDI has left out, as it could not load them")
                    .noneMatch(line -> line.contains(NOT_LOADED));
        }
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
