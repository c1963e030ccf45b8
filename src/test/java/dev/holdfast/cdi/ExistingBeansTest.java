package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.testkit.Node;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Qualifier;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's {@code @SessionScoped} beans, written for the server's session, are distributed by one setting. */
class ExistingBeansTest {

    static final Map<String, String> DISTRIBUTED = Map.of("holdfast.session-scoped", "distributed");
    static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    @Stereotype
    @SessionScoped
    @Retention(RetentionPolicy.RUNTIME)
    @interface OfVisit {}

    @Stereotype
    @OfVisit
    @Named
    @Retention(RetentionPolicy.RUNTIME)
    @interface OfPage {}

    @Stereotype
    @ApplicationScoped
    @Retention(RetentionPolicy.RUNTIME)
    @interface OfShop {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Big {}

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Doubled {}

    @Doubled
    @Interceptor
    @jakarta.annotation.Priority(1)
    static class Doubling {
        @AroundInvoke
        Object twice(InvocationContext call) throws Exception {
            call.proceed();
            return call.proceed();
        }
    }

    static class Counter implements Serializable {
        private static final long serialVersionUID = 1L;
        private int count;

        int count() {
            return ++count;
        }
    }

    @Named
    @SessionScoped
    static class Cart implements Serializable {
        private static final long serialVersionUID = 1L;
        private final List<String> items = new ArrayList<>();

        @PostConstruct
        void made() {
            EVENTS.add("made");
        }

        @PreDestroy
        void gone() {
            EVENTS.add("gone " + items);
        }

        List<String> add(String item) {
            items.add(item);
            return List.copyOf(items);
        }

        void sold(@Observes(notifyObserver = Reception.IF_EXISTS) String item) {
            items.add("sold " + item);
        }

        void sessionBegins(@Observes @Initialized(SessionScoped.class) Object session) {
            EVENTS.add("begins " + session);
        }
    }

    @SessionScoped
    static class Base extends Counter {
        private static final long serialVersionUID = 1L;
    }

    static class Inheriting extends Base {
        private static final long serialVersionUID = 1L;
    }

    @RequestScoped
    static class OfRequest extends Base {
        private static final long serialVersionUID = 1L;
    }

    @OfVisit
    static class ByStereotype extends Counter {
        private static final long serialVersionUID = 1L;
    }

    @OfPage
    static class ByStereotypes extends Counter {
        private static final long serialVersionUID = 1L;
    }

    @OfVisit
    @RequestScoped
    static class OfRequestAllTheSame extends Counter {
        private static final long serialVersionUID = 1L;
    }

    @OfShop
    @SessionScoped
    static class OfSessionAllTheSame extends Counter {
        private static final long serialVersionUID = 1L;
    }

    @Big
    @SessionScoped
    static class Qualified extends Counter {
        private static final long serialVersionUID = 1L;
    }

    @Doubled
    @SessionScoped
    static class Intercepted extends Counter {
        private static final long serialVersionUID = 1L;
    }

    @SessionScoped
    static class Tax implements Serializable {
        private static final long serialVersionUID = 1L;
        protected int asked;

        int rate() {
            return 100 + ++asked;
        }
    }

    @Specializes
    static class LocalTax extends Tax {
        private static final long serialVersionUID = 1L;

        @Override
        int rate() {
            return 200 + ++asked;
        }
    }

    @SessionScoped
    static class Post implements Serializable {
        private static final long serialVersionUID = 1L;
        protected int sent;

        int send() {
            return ++sent;
        }
    }

    @Alternative
    @jakarta.annotation.Priority(1)
    @SessionScoped
    static class Pigeon extends Post {
        private static final long serialVersionUID = 1L;

        @Override
        int send() {
            return sent -= 1;
        }
    }

    @SessionScoped
    static class Blank implements Serializable {
        private static final long serialVersionUID = 1L;
        private String text = "";

        @PostConstruct
        void made() {
            EVENTS.add("blank made");
        }

        boolean isBlank() {
            return text.isEmpty();
        }
    }

    @SessionScoped
    static class Stateless implements Serializable {
        private static final long serialVersionUID = 1L;

        @PostConstruct
        void made() {
            EVENTS.add("stateless made");
        }

        @PreDestroy
        void gone() {
            EVENTS.add("stateless gone");
        }

        String hello() {
            return "hello";
        }
    }

    @ApplicationScoped
    static class Producers {

        @Produces
        @Named
        @SessionScoped
        List<String> words() {
            EVENTS.add("words produced");
            return new ArrayList<>();
        }

        void away(@Disposes List<String> words) {
            EVENTS.add("words disposed " + words);
        }

        @Produces
        @Big
        @OfVisit
        Map<String, Integer> byStereotype = new java.util.HashMap<>();

        @Produces
        @SessionScoped
        Basket basket() {
            EVENTS.add("basket produced");
            return new Basket();
        }

        @Produces
        @SessionScoped
        Set<String> names() {
            return new java.util.LinkedHashSet<>();
        }

        @Produces
        @Big
        @SessionScoped
        Set<String> names(DistributedSession any) {
            return new java.util.LinkedHashSet<>();
        }
    }

    /** Of a class that a producer gives, and no bean by itself. */
    public static class Basket implements Serializable {
        private static final long serialVersionUID = 1L;
        private int pieces;

        public int add() {
            return ++pieces;
        }
    }

    @ApplicationScoped
    static class Shop {
        @Inject
        Cart cart;
    }

    private static final Class<?>[] BEANS = {
        Cart.class,
        Inheriting.class,
        OfRequest.class,
        ByStereotype.class,
        ByStereotypes.class,
        OfRequestAllTheSame.class,
        OfSessionAllTheSame.class,
        Qualified.class,
        Intercepted.class,
        Doubling.class,
        Tax.class,
        LocalTax.class,
        Post.class,
        Pigeon.class,
        Blank.class,
        Stateless.class,
        Producers.class,
        Shop.class
    };

    private static TwoNodes nodes;
    private static Node one;
    private static Node two;

    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(DISTRIBUTED, List.of(BEANS), List.of(BEANS));
        one = nodes.one();
        two = nodes.two();
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

    @Test
    void its_state_is_there_on_the_other_node_and_its_callbacks_run_once() {
        one.request(visitor, () -> assertThat(one.bean(Cart.class).add("apple")).containsExactly("apple"));
        two.request(visitor, () -> assertThat(two.bean(Cart.class).add("pear")).containsExactly("apple", "pear"));
        assertThat(EVENTS).containsExactly("made");

        one.request(visitor, () -> one.bean(DistributedSession.class).end());
        assertThat(EVENTS).containsExactly("made", "gone [apple, pear]");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Inheriting.class,
                ByStereotype.class,
                ByStereotypes.class,
                OfSessionAllTheSame.class,
            })
    void it_may_have_its_scope_from_anywhere(Class<? extends Counter> type) {
        assertThat(scopeOf(type)).isEqualTo(SessionScopedDistributed.class);
        one.request(visitor, () -> assertThat(one.bean(type).count()).isEqualTo(1));
        two.request(visitor, () -> assertThat(two.bean(type).count()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(classes = {OfRequest.class, OfRequestAllTheSame.class})
    void a_scope_of_its_own_counts_more(Class<?> type) {
        assertThat(scopeOf(type)).isEqualTo(RequestScoped.class);
    }

    @Test
    void its_name_is_known_to_pages() {
        var manager = one.container().getBeanManager();
        Bean<?> cart = manager.resolve(manager.getBeans("cart"));
        assertThat(cart.getScope()).isEqualTo(SessionScopedDistributed.class);
        assertThat(manager.getBeans("byStereotypes")).hasSize(1);
        assertThat(manager.getBeans("words")).hasSize(1);

        one.request(visitor, () -> one.bean(Cart.class).add("apple"));
        Cart named = (Cart) manager.getReference(cart, Object.class, manager.createCreationalContext(cart));
        one.request(visitor, () -> assertThat(named.add("fig")).containsExactly("apple", "fig"));
    }

    @Test
    void its_qualifiers_interceptors_alternatives_and_specializations_are_kept() {
        Annotation big = Qualified.class.getAnnotation(Big.class);
        one.request(visitor, () -> {
            assertThat(one.bean(Intercepted.class).count()).isEqualTo(2);
            assertThat(one.container().select(Qualified.class, big).get().count())
                    .isEqualTo(1);
            assertThat(one.bean(Tax.class).rate()).isEqualTo(201);
            assertThat(one.bean(Post.class).send()).isEqualTo(-1);
        });
        two.request(visitor, () -> {
            assertThat(two.bean(Intercepted.class).count()).isEqualTo(4);
            assertThat(two.container().select(Qualified.class, big).get().count())
                    .isEqualTo(2);
            assertThat(two.bean(Tax.class).rate()).isEqualTo(202);
            assertThat(two.bean(Post.class).send()).isEqualTo(-2);
        });
    }

    @Test
    void a_conditional_observer_is_told_of_what_happens_only_where_its_bean_exists() {
        one.request(visitor, () -> one.container().getBeanManager().getEvent().fire("fig"));
        one.request(visitor, () -> assertThat(one.bean(Cart.class).add("apple")).containsExactly("apple"));

        two.request(visitor, () -> two.container().getBeanManager().getEvent().fire("fig"));

        one.request(visitor, () -> assertThat(one.bean(Cart.class).add("pear"))
                .containsExactly("apple", "sold fig", "pear"));
    }

    @Test
    void the_events_of_the_servers_session_reach_its_observers() {
        one.request(visitor, () -> one.container()
                .getBeanManager()
                .getEvent()
                .select(Object.class, Initialized.Literal.SESSION)
                .fire(new StringBuilder("here")));
        assertThat(EVENTS).containsExactly("made", "begins here");
    }

    @Test
    void it_is_stored_once_made_even_if_it_says_nothing() {
        one.request(visitor, () -> assertThat(one.bean(Blank.class).isBlank()).isTrue());
        assertThat(visitor.tokens()).hasSize(1);
        two.request(visitor, () -> assertThat(two.bean(Blank.class).isBlank()).isTrue());
        assertThat(EVENTS).containsExactly("blank made");
    }

    @Test
    void its_callbacks_run_once_even_if_it_has_no_state() {
        one.request(visitor, () -> assertThat(one.bean(Stateless.class).hello()).isEqualTo("hello"));
        two.request(visitor, () -> assertThat(two.bean(Stateless.class).hello()).isEqualTo("hello"));
        assertThat(EVENTS).containsExactly("stateless made");

        two.request(visitor, () -> two.bean(DistributedSession.class).end());
        assertThat(EVENTS).containsExactly("stateless made", "stateless gone");
    }

    @Test
    void a_producer_is_asked_once_for_each_session_whatever_it_gives() {
        TypeLiteral<List<String>> words = new TypeLiteral<>() {};
        one.request(visitor, () -> {
            one.container().select(words).get().add("first");
            assertThat(one.bean(Basket.class).add()).isEqualTo(1);
        });
        two.request(visitor, () -> {
            assertThat(two.container().select(words).get()).containsExactly("first");
            assertThat(two.bean(Basket.class).add()).isEqualTo(2);
        });
        assertThat(EVENTS).containsExactlyInAnyOrder("words produced", "basket produced");

        one.request(visitor, () -> one.bean(DistributedSession.class).end());
        assertThat(EVENTS).contains("words disposed [first]");
    }

    @Test
    void a_producers_field_may_have_its_scope_from_a_stereotype() {
        TypeLiteral<Map<String, Integer>> counts = new TypeLiteral<>() {};
        Annotation big = Qualified.class.getAnnotation(Big.class);
        one.request(visitor, () -> one.container().select(counts, big).get().put("a", 1));
        two.request(
                visitor,
                () -> assertThat(two.container().select(counts, big).get()).containsEntry("a", 1));
    }

    @Test
    void producers_of_one_name_are_told_apart_by_their_parameters() {
        TypeLiteral<Set<String>> names = new TypeLiteral<>() {};
        Annotation big = Qualified.class.getAnnotation(Big.class);
        one.request(visitor, () -> {
            one.container().select(names).get().add("small");
            one.container().select(names, big).get().add("big");
        });
        assertThat(nodes.takeChanged())
                .containsExactly(
                        Producers.class.getName() + ".names()",
                        Producers.class.getName() + ".names(" + DistributedSession.class.getName() + ")");
        two.request(visitor, () -> {
            assertThat(two.container().select(names).get()).containsExactly("small");
            assertThat(two.container().select(names, big).get()).containsExactly("big");
        });
    }

    @Test
    void nothing_is_remapped_unless_it_is_set() {
        try (Node node = Node.over(new RecordingStore(), Cart.class)) {
            var manager = node.container().getBeanManager();
            assertThat(manager.resolve(manager.getBeans(Cart.class)).getScope()).isEqualTo(SessionScoped.class);
            assertThatThrownBy(() -> node.bean(Cart.class).add("apple")).isInstanceOf(ContextNotActiveException.class);
        }
    }

    @Test
    void replacing_the_servers_session_implies_it() {
        try (Node node = Node.over(new RecordingStore(), Map.of("holdfast.http-session", "replace"), Cart.class)) {
            var manager = node.container().getBeanManager();
            assertThat(manager.resolve(manager.getBeans(Cart.class)).getScope())
                    .isEqualTo(SessionScopedDistributed.class);
        }
    }

    private static Class<? extends Annotation> scopeOf(Class<?> type) {
        return one.container().getBeanManager().getBeans(type).stream()
                .filter(bean -> bean.getBeanClass() == type)
                .findFirst()
                .orElseThrow()
                .getScope();
    }
}
