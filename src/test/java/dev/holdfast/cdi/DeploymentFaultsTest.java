package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.HoldfastDeploymentException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.serialization.JsonFieldCodecs;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/** What cannot work stops the deployment: one message, with every fault, its place and its cure. */
class DeploymentFaultsTest {

    @SessionScopedDistributed
    static final class Final {
        private int count;

        int count() {
            return ++count;
        }
    }

    @SessionScopedDistributed
    static class Hermit {
        private int count;

        private Hermit() {}

        int count() {
            return ++count;
        }
    }

    static class Open<T> {
        private T content;
        private InputStream stream;

        Object content() {
            return List.of(content, stream);
        }
    }

    @SessionScopedDistributed
    static class Sub extends Open<Thread> {}

    @SessionScopedDistributed
    @SuppressWarnings("rawtypes")
    static class RawSub extends Open {
        private transient InputStream mine;
    }

    @StoredAs("twin")
    @SessionScopedDistributed
    static class Castor {}

    @StoredAs("twin")
    @SessionScopedDistributed
    static class Pollux {}

    @SessionScopedDistributed
    static class SameFields {
        @StoredAs("same")
        private int one;

        @StoredAs("same")
        private int other;

        int sum() {
            return one + other;
        }
    }

    @StoredAs("no such name")
    @SessionScopedDistributed
    static class BadName {
        @StoredAs("a#b")
        private int count;

        int count() {
            return count;
        }
    }

    @Dependent
    static class Limit {}

    @SessionScopedDistributed
    static class Ambiguous {
        private int limit;
        private String name = "";
        private transient int cured;

        @StoredAs("state")
        private int alsoCured;

        Ambiguous() {}

        @Inject
        Ambiguous(Integer limit, Limit ignored) {
            this.limit = limit;
        }

        String tell() {
            return name + limit + cured + alsoCured;
        }
    }

    static final class FinalProduct {}

    @ApplicationScoped
    static class Producers {
        @Produces
        Integer limit() {
            return 3;
        }

        @Produces
        @SessionScopedDistributed
        FinalProduct product() {
            return new FinalProduct();
        }

        @Produces
        @SessionScopedDistributed
        List<InputStream> streams() {
            return List.of();
        }

        @Produces
        @SessionScopedDistributed
        Sub sub = new Sub();
    }

    /** With a name of more characters than a chosen one may have. */
    @SessionScopedDistributed
    static class BasketWithANameLongerThanAnyThatMayBeChosenByStoredAsWhichIsNoReasonToRefuseIt {
        private int count;

        int count() {
            return ++count;
        }
    }

    private static final MemorySessionStore STORE = new MemorySessionStore(InstantSource.system());

    private static AbstractStringAssert<?> refusalOf(Class<?>... beans) {
        return refusalOf(Map.of(), beans);
    }

    private static AbstractStringAssert<?> refusalOf(Map<String, String> settings, Class<?>... beans) {
        List<Throwable> thrown = new ArrayList<>();
        assertThatThrownBy(() -> Node.over(STORE, settings, beans)).satisfies(thrown::add);
        String message = thrown.get(0).getMessage();
        assertThat(message)
                .containsOnlyOnce("HF0701")
                .contains(HoldfastDeploymentException.class.getName())
                .doesNotContain("WELD-");
        // Without the stack trace that Weld puts into its own message.
        int trace = message.indexOf("\tat ");
        return assertThat(trace < 0 ? message : message.substring(0, trace));
    }

    @Test
    void faults_of_all_kinds_stand_in_one_message() {
        refusalOf(
                        Map.of("holdfast.redis.timeout", "soon", "holdfast.session.idle-timout", "PT1M"),
                        Final.class,
                        Hermit.class,
                        Sub.class,
                        Castor.class,
                        Pollux.class)
                .contains("7 fault(s)")
                .contains("holdfast.redis.timeout", "soon", "holdfast.session.idle-timout")
                .contains("HF0203: bean class " + Final.class.getName() + " is final")
                .contains("HF0204: bean class " + Hermit.class.getName() + " has no constructor")
                .contains("HF0206: bean class " + Castor.class.getName() + " and bean class " + Pollux.class.getName())
                .contains("'twin'", "@StoredAs")
                .contains("HF0209");
    }

    @Test
    void an_unstorable_field_is_named_with_its_bean_type_and_cure_though_it_is_inherited() {
        refusalOf(Sub.class)
                .contains("field stream of bean class " + Sub.class.getName() + " (declared in " + Open.class.getName())
                .contains("java.io.InputStream", "field content of", "java.lang.Thread", "transient");
    }

    @Test
    void a_type_variable_that_nothing_stands_for_is_refused() {
        refusalOf(RawSub.class).contains("2 fault(s)", "field content of bean class " + RawSub.class.getName());
    }

    @Test
    void equal_names_of_two_fields_are_refused_and_illegal_names_are() {
        refusalOf(SameFields.class, BadName.class)
                .contains("3 fault(s)")
                .contains("HF0206: field one of bean class " + SameFields.class.getName() + " and field other of")
                .contains("HF0207: The stored name 'no such name' of bean class " + BadName.class.getName())
                .contains("HF0207: The stored name 'a#b' of field count of bean class " + BadName.class.getName());
    }

    @Test
    void a_field_that_may_be_injected_or_state_has_to_say_so() {
        refusalOf(Ambiguous.class, Limit.class, LimitProducer.class)
                .contains("1 fault(s)")
                .contains("HF0208: field limit of bean class " + Ambiguous.class.getName())
                .contains("transient", "@StoredAs");
    }

    @ApplicationScoped
    static class LimitProducer {
        @Produces
        Integer limit() {
            return 3;
        }
    }

    @Test
    void products_are_checked_as_classes_are() {
        refusalOf(Producers.class)
                .contains("4 fault(s)")
                .contains("HF0203: the class " + FinalProduct.class.getName() + " of producer "
                        + Producers.class.getName() + ".product is final")
                .contains("HF0210: The product of producer " + Producers.class.getName() + ".streams")
                .contains("field stream of producer " + Producers.class.getName() + ".sub");
    }

    @Test
    void a_stateful_session_bean_is_refused() {
        Findings findings = new Findings();
        try (Node node = Node.over(STORE, Castor.class);
                JsonFieldCodecs codecs = new JsonFieldCodecs()) {
            var manager = node.container().getBeanManager();
            Bean<?> bean = manager.resolve(manager.getBeans(Castor.class));
            assertThat(new BeanInspector(codecs, manager, findings).inspect(new FoundBean.Ejb(bean)))
                    .isEmpty();
        }
        assertThat(findings.faults())
                .singleElement()
                .asString()
                .contains("HF0205", Castor.class.getName(), "@Stateful", "Make it a plain CDI bean");
    }

    @Test
    void a_bean_that_another_extension_made_is_refused() {
        Findings findings = new Findings();
        try (Node node = Node.over(STORE, Castor.class);
                JsonFieldCodecs codecs = new JsonFieldCodecs()) {
            var manager = node.container().getBeanManager();
            Bean<?> bean = manager.resolve(manager.getBeans(Castor.class));
            new BeanInspector(codecs, manager, findings).inspect(new FoundBean.Synthetic(bean));
        }
        assertThat(findings.faults()).singleElement().asString().contains("HF0212", "Castor");
    }

    @Test
    void a_name_that_follows_from_the_code_is_never_refused() {
        Class<?> bean = BasketWithANameLongerThanAnyThatMayBeChosenByStoredAsWhichIsNoReasonToRefuseIt.class;
        assertThat(bean.getName()).hasSizeGreaterThan(100);
        try (Node node = Node.over(STORE, bean)) {
            Node.Visitor visitor = new Node.Visitor();
            var basket =
                    node.bean(BasketWithANameLongerThanAnyThatMayBeChosenByStoredAsWhichIsNoReasonToRefuseIt.class);
            node.request(visitor, () -> assertThat(basket.count()).isEqualTo(1));
            node.request(visitor, () -> assertThat(basket.count()).isEqualTo(2));
        }
    }
}
