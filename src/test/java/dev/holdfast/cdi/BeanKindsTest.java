package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.testkit.Node;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.interceptor.AroundConstruct;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that CDI can do to a class, done to beans of the scope. */
class BeanKindsTest {

    static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Watched {}

    @Watched
    @Interceptor
    @Priority(1000)
    static class Watcher {
        @AroundConstruct
        Object construct(InvocationContext context) throws Exception {
            EVENTS.add("construct");
            return context.proceed();
        }

        @PostConstruct
        void begin(InvocationContext context) throws Exception {
            EVENTS.add("begin");
            context.proceed();
        }

        @AroundInvoke
        Object call(InvocationContext context) throws Exception {
            EVENTS.add("call " + context.getMethod().getName());
            return context.proceed();
        }

        @PreDestroy
        void end(InvocationContext context) throws Exception {
            EVENTS.add("end");
            context.proceed();
        }
    }

    interface Counter {
        int count();
    }

    static class Base {
        private int begun;
        private int ended;

        @PostConstruct
        void beginOfBase() {
            begun++;
            EVENTS.add("base begins");
        }

        @PreDestroy
        void endOfBase() {
            EVENTS.add("base ends " + begun + ended);
        }
    }

    @Watched
    @SessionScopedDistributed
    static class WatchedCounter extends Base implements Counter {
        private int count;

        @Override
        public int count() {
            return ++count;
        }
    }

    @Decorator
    @Priority(1000)
    abstract static class Doubling implements Counter {
        @Inject
        @Delegate
        @Any
        Counter counter;

        @Override
        public int count() {
            return 2 * counter.count();
        }
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Left {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Right {}

    static class Hand {
        private String holds = "nothing";

        void take(String thing) {
            holds = thing;
        }

        String holds() {
            return holds;
        }
    }

    @Left
    @SessionScopedDistributed
    static class LeftHand extends Hand {}

    @Right
    @SessionScopedDistributed
    static class RightHand extends Hand {}

    @Stereotype
    @SessionScopedDistributed
    @Watched
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface OfVisitor {}

    @Stereotype
    @OfVisitor
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface OfCustomer {}

    @OfVisitor
    static class ByStereotype {
        private int count;

        int count() {
            return ++count;
        }
    }

    @OfCustomer
    static class ByNestedStereotype {
        private int count;

        int count() {
            return ++count;
        }
    }

    @OfCustomer
    @Dependent
    static class OverridesStereotype {
        private Thread thread = Thread.currentThread();

        @PreDestroy
        void gone() {
            EVENTS.add("dependent gone");
        }

        Thread thread() {
            return thread;
        }
    }

    @ApplicationScoped
    static class Service {
        private @Inject DistributedSession session;
        private @Inject ByStereotype counter;

        int count() {
            return counter.count();
        }

        boolean isNew() {
            return session.isNew();
        }
    }

    @SessionScopedDistributed
    static class Injected {
        private Service service;
        private OverridesStereotype helper;
        private @StoredAs("limit") Integer limit = 1;
        private int calls;

        Injected() {}

        @Inject
        Injected(Service service) {
            this.service = service;
        }

        @Inject
        void initialize(OverridesStereotype newHelper) {
            helper = newHelper;
        }

        int call() {
            calls++;
            limit++;
            return helper.thread() == Thread.currentThread() && service.isNew() ? calls : -calls;
        }
    }

    @SessionScoped
    static class Passivated implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        ByStereotype counter;
    }

    @Dependent
    static class Carrier implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        ByStereotype counter;

        @Inject
        Passivated passivated;
    }

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(
                Watcher.class,
                WatchedCounter.class,
                Doubling.class,
                LeftHand.class,
                RightHand.class,
                ByStereotype.class,
                ByNestedStereotype.class,
                OverridesStereotype.class,
                Service.class,
                Injected.class,
                Passivated.class,
                Carrier.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
        nodes.takeChanged();
    }

    private void onOne(Runnable handling) {
        nodes.one().request(visitor, handling);
    }

    private void onTwo(Runnable handling) {
        nodes.two().request(visitor, handling);
    }

    @Test
    void interceptors_decorators_and_the_callbacks_of_superclasses_work_as_on_any_bean() {
        onOne(() -> assertThat(nodes.one().bean(Counter.class).count()).isEqualTo(2));
        assertThat(EVENTS).containsSubsequence("construct", "begin", "base begins", "call count");
        String name = WatchedCounter.class.getName();
        assertThat(nodes.takeChanged()).containsExactlyInAnyOrder(name + "#count", name + "#begun", name + "#ended");
        EVENTS.clear();
        onTwo(() -> assertThat(nodes.two().bean(Counter.class).count()).isEqualTo(4));
        assertThat(EVENTS).contains("construct", "call count").doesNotContain("begin", "base begins", "end");
        EVENTS.clear();
        onTwo(() -> nodes.two().bean(DistributedSession.class).end());
        assertThat(EVENTS).containsSubsequence("end", "base ends 10").doesNotContain("begin");
    }

    @Test
    void beans_that_differ_by_qualifier_have_states_of_their_own() {
        onOne(() -> {
            hand(nodes.one(), new LeftLiteral()).take("pen");
            hand(nodes.one(), new RightLiteral()).take("paper");
        });
        onTwo(() -> {
            assertThat(hand(nodes.two(), new LeftLiteral()).holds()).isEqualTo("pen");
            assertThat(hand(nodes.two(), new RightLiteral()).holds()).isEqualTo("paper");
        });
    }

    @Test
    void the_scope_may_come_from_a_stereotype_and_from_a_stereotypes_stereotype() {
        onOne(() -> {
            assertThat(nodes.one().bean(ByStereotype.class).count()).isEqualTo(1);
            assertThat(nodes.one().bean(ByNestedStereotype.class).count()).isEqualTo(1);
        });
        onTwo(() -> {
            assertThat(nodes.two().bean(ByStereotype.class).count()).isEqualTo(2);
            assertThat(nodes.two().bean(ByNestedStereotype.class).count()).isEqualTo(2);
        });
    }

    @Test
    void an_interceptor_that_a_stereotype_brings_learns_of_the_end_though_nobody_called_the_bean() {
        onOne(() -> nodes.one().bean(ByNestedStereotype.class).count());
        EVENTS.clear();
        onTwo(() -> nodes.two().bean(DistributedSession.class).end());
        assertThat(EVENTS).containsExactly("construct", "end");
    }

    @Test
    void beans_of_other_scopes_hold_on_to_them() {
        onOne(() -> assertThat(nodes.one().bean(Service.class).count()).isEqualTo(1));
        nodes.one().request(new Node.Visitor(), () -> assertThat(
                        nodes.one().bean(Service.class).count())
                .isEqualTo(1));
        onTwo(() -> assertThat(nodes.two().bean(Service.class).count()).isEqualTo(2));
    }

    @Test
    void what_constructors_and_initializers_are_injected_with_is_no_state() {
        onOne(() -> assertThat(nodes.one().bean(Injected.class).call()).isEqualTo(1));
        String name = Injected.class.getName();
        assertThat(nodes.takeChanged()).containsExactlyInAnyOrder(name + "#calls", name + "#limit");
        onTwo(() -> assertThat(nodes.two().bean(Injected.class).call()).isEqualTo(-2));
        assertThat(EVENTS).filteredOn("dependent gone"::equals).hasSize(2);
    }

    @Test
    void in_a_bean_that_is_passivated_they_are_found_again() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(nodes.one().bean(Carrier.class));
        }
        Carrier carrier;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            carrier = (Carrier) in.readObject();
        }
        onTwo(() -> nodes.two().bean(ByStereotype.class).count());
        onOne(() -> assertThat(carrier.counter.count()).isEqualTo(2));
    }

    private static Hand hand(Node node, AnnotationLiteral<?> qualifier) {
        return node.container().select(Hand.class, qualifier).get();
    }

    private static final class LeftLiteral extends AnnotationLiteral<Left> implements Left {
        private static final long serialVersionUID = 1L;
    }

    private static final class RightLiteral extends AnnotationLiteral<Right> implements Right {
        private static final long serialVersionUID = 1L;
    }
}
