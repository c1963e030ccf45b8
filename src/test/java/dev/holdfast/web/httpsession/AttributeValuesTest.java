package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.serialization.Compiled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the visitor finds on the other node of objects of all kinds, and which are refused when they are set. */
class AttributeValuesTest {

    private final TwoNodes nodes = new TwoNodes();

    @AfterEach
    void close() {
        nodes.close();
    }

    private String visit(Function<HttpSession, Object> page) {
        return nodes.visit((request, response) -> page.apply(request.getSession()));
    }

    private void set(String name, Object value) {
        visit(session -> {
            session.setAttribute(name, value);
            return "";
        });
    }

    /** Where it would be refused, it is so at once, and nothing else of the request is lost. */
    private void isRefused(Object value, String... named) {
        visit(session -> {
            session.setAttribute("before", 1);
            assertThatThrownBy(() -> session.setAttribute("refused", value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("HF0611: Attribute refused cannot be set to an object of "
                            + value.getClass().getName())
                    .hasMessageContainingAll(named);
            return "";
        });
        assertThat(visit(session -> "" + session.getAttribute("before") + session.getAttribute("refused")))
                .isEqualTo("1null");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(HttpSession session, String name) {
        return (List<Object>) session.getAttribute(name);
    }

    @Test
    void one_object_in_two_attributes_is_two_from_the_next_request_on() {
        visit(session -> {
            List<String> one = new ArrayList<>(List.of("a"));
            session.setAttribute("x", one);
            session.setAttribute("y", one);
            one.add("b");
            return "";
        });
        assertThat(visit(session -> {
                    list(session, "x").add("c");
                    return "" + list(session, "x") + list(session, "y");
                }))
                .isEqualTo("[a, b, c][a, b]");
        visit(session -> list(session, "y").add("d"));
        assertThat(visit(session -> "" + list(session, "x") + list(session, "y")))
                .isEqualTo("[a, b, c][a, b, d]");
    }

    @Test
    void the_same_object_twice_within_one_attribute_stays_one() {
        List<String> shared = new ArrayList<>(List.of("a"));
        set("pair", new ArrayList<>(List.of(shared, shared)));
        visit(session -> {
            inner(session, 0).add("b");
            return "";
        });
        assertThat(visit(session -> list(session, "pair") + "" + (inner(session, 0) == inner(session, 1))))
                .isEqualTo("[[a, b], [a, b]]true");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> inner(HttpSession session, int index) {
        return (List<Object>) list(session, "pair").get(index);
    }

    private enum Size implements Supplier<String> {
        SMALL {
            @Override
            public String get() {
                return "s";
            }
        },
        LARGE {
            @Override
            public String get() {
                return "l";
            }
        }
    }

    private record Line(String product, Size size) implements Serializable {}

    private static final class Counter implements Serializable {
        private static final long serialVersionUID = 1L;
        private int count;

        int up() {
            return ++count;
        }

        final class Lamp implements Serializable {
            private static final long serialVersionUID = 1L;

            int up() {
                return Counter.this.up();
            }
        }

        Object anonymous() {
            return new Serializable() {
                private static final long serialVersionUID = 1L;

                @Override
                public String toString() {
                    return "anonymous" + up();
                }
            };
        }
    }

    @Test
    void enums_with_bodies_records_and_nested_classes_come_back() {
        set("size", Size.LARGE);
        set("line", new Line("fig", Size.SMALL));
        set("counter", new Counter());
        assertThat(visit(session -> session.getAttribute("size") == Size.LARGE)).isEqualTo("true");
        assertThat(visit(session -> session.getAttribute("line").equals(new Line("fig", Size.SMALL))))
                .isEqualTo("true");
        for (int count = 1; count < 4; count++) {
            assertThat(visit(session -> ((Counter) session.getAttribute("counter")).up()))
                    .isEqualTo("" + count);
        }
    }

    @Test
    void inner_and_anonymous_objects_come_back_with_the_one_around_them() {
        set("lamp", new Counter().new Lamp());
        set("anonymous", new Counter().anonymous());
        for (int count = 1; count < 3; count++) {
            assertThat(visit(session -> ((Counter.Lamp) session.getAttribute("lamp")).up()
                            + session.getAttribute("anonymous").toString()))
                    .isEqualTo(count + "anonymous" + count);
        }
    }

    private final class OfTheTest implements Serializable {
        private static final long serialVersionUID = 1L;

        AttributeValuesTest around() {
            return AttributeValuesTest.this;
        }
    }

    private Object anonymousOfTheTest() {
        return new Serializable() {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                return "" + nodes;
            }
        };
    }

    @Test
    void of_an_object_that_is_not_serializable_they_are_refused() {
        assertThat(new OfTheTest().around()).isSameAs(this);
        isRefused(new OfTheTest(), "HF0314", AttributeValuesTest.class.getName() + " stands in", "this$0");
        isRefused(anonymousOfTheTest(), "HF0314", AttributeValuesTest.class.getName() + " stands in", "this$0");
    }

    private interface SerializableSupplier extends Supplier<String>, Serializable {}

    @Test
    void lambdas_and_references_to_methods_are_refused() {
        Supplier<String> plain = () -> "a";
        isRefused(plain, "HF0314", AttributeValuesTest.class.getName() + "$$Lambda");
        isRefused((SerializableSupplier) () -> "a", "HF0315", "a lambda", "an enum's constant of your own");
        isRefused((SerializableSupplier) "a"::trim, "HF0315", "a lambda");
    }

    private interface Greeter {
        String greet(String whom);
    }

    private record Handler(String hello) implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return hello + arguments[0];
        }
    }

    private static Object proxy(InvocationHandler handler) {
        return Proxy.newProxyInstance(Greeter.class.getClassLoader(), new Class<?>[] {Greeter.class}, handler);
    }

    @Test
    void a_proxy_comes_back_with_its_handler() {
        set("greeter", proxy(new Handler("hello ")));
        assertThat(visit(session -> ((Greeter) session.getAttribute("greeter")).greet("Ada")))
                .isEqualTo("hello Ada");
        isRefused(proxy((proxy, method, arguments) -> ""), "HF0314", "$$Lambda");
    }

    @Test
    void a_librarys_class_is_refused_with_the_setting_that_lets_it_in(@TempDir Path folder) {
        String source = "package library; public class Money implements java.io.Serializable {}";
        try (Compiled library = Compiled.library(folder, source)) {
            isRefused(
                    new ArrayList<>(List.of(library.make("library.Money"))),
                    "HF0315",
                    "library.Money",
                    "holdfast.serialization.allowed");
        }
    }

    private static final class Owner implements Serializable, HttpSessionActivationListener {
        private static final long serialVersionUID = 1L;
        private final List<String> told = new ArrayList<>();
        private transient HttpSession session;

        @Override
        public void sessionDidActivate(HttpSessionEvent event) {
            session = event.getSession();
            told.add("up");
        }

        @Override
        public void sessionWillPassivate(HttpSessionEvent event) {
            told.add("down");
        }
    }

    @Test
    void a_value_is_told_of_each_journey_and_what_it_notes_then_is_stored() {
        set("owner", new Owner());
        visit(session -> ((Owner) session.getAttribute("owner")).told);
        visit(session -> "the value is left alone");
        assertThat(visit(session -> ((Owner) session.getAttribute("owner")).told))
                .isEqualTo("[down, up, down, up]");
    }

    @Test
    void a_value_may_know_the_session_of_its_request() {
        set("owner", new Owner());
        for (int i = 0; i < 2; i++) {
            assertThat(visit(session -> ((Owner) session.getAttribute("owner")).session == session))
                    .isEqualTo("true");
        }
    }

    private static final class Keeper implements Serializable {
        private static final long serialVersionUID = 1L;
        private HttpSession session;
    }

    @Test
    void a_value_that_holds_the_session_is_refused_and_one_that_takes_hold_of_it_fails_the_request() {
        visit(session -> {
            Keeper keeper = new Keeper();
            keeper.session = session;
            assertThatThrownBy(() -> session.setAttribute("keeper", keeper))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("HF0314", ReplacedSession.class.getName(), "stands in Object.session");
            session.setAttribute("keeper", new Keeper());
            return "";
        });
        assertThat(nodes.answer((request, response) -> {
                            Keeper keeper = (Keeper) request.getSession().getAttribute("keeper");
                            keeper.session = request.getSession();
                            return "";
                        })
                        .statusCode())
                .isEqualTo(500);
        assertThat(visit(session -> ((Keeper) session.getAttribute("keeper")).session))
                .isEqualTo("null");
    }

    @Test
    void a_session_that_is_used_after_its_request_is_over_throws() {
        List<HttpSession> kept = new ArrayList<>();
        visit(session -> {
            session.setAttribute("a", 1);
            return kept.add(session);
        });
        // The answer may be here a moment before the request is over.
        await().untilAsserted(() -> assertThatThrownBy(() -> kept.get(0).getAttribute("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("HF0610"));
    }

    @Test
    void what_changes_in_place_after_an_early_flush_is_stored_at_the_requests_end() {
        nodes.visit((request, response) -> {
            request.getSession().setAttribute("cart", new ArrayList<>(List.of("a")));
            response.flushBuffer();
            return list(request.getSession(), "cart").add("b");
        });
        nodes.visit((request, response) -> {
            List<Object> cart = list(request.getSession(), "cart");
            cart.add("c");
            response.flushBuffer();
            cart.add("d");
            response.flushBuffer();
            return cart.add("e");
        });
        assertThat(visit(session -> list(session, "cart"))).isEqualTo("[a, b, c, d, e]");
    }

    @Test
    void a_value_over_the_limit_fails_the_request_that_grew_it_and_stays_as_it_was() {
        try (TwoNodes small = new TwoNodes("state.field-max-bytes", "2000")) {
            small.visit((request, response) -> {
                request.getSession().setAttribute("notes", new ArrayList<>(List.of("a")));
                request.getSession().setAttribute("map", Map.of("a", 1));
                return "";
            });
            var answer = small.answer((request, response) -> grow(request));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(small.nodes().get(1).count("size-refused")).isOne();
            assertThat(small.visit((request, response) -> request.getSession().getAttribute("notes")))
                    .isEqualTo("[a]");
        }
    }

    private static Object grow(HttpServletRequest request) {
        return list(request.getSession(), "notes").add("x".repeat(3000));
    }
}
