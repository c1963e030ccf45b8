package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.serialization.Compiled;
import dev.holdfast.testkit.CapturedLog;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attribute that this version of the application cannot read is lost by itself, or an error, as is set. */
class UnreadableAttributesTest {

    private static final String CART =
            """
            package shop;
            public class Cart implements java.io.Serializable {
                %s
                public String toString() { return "cart"; }
            }
            """;
    private static final String VERSION_1 = CART.formatted("int total;");

    @TempDir
    private Path folder;

    private final TwoNodes reset = new TwoNodes();
    private final TwoNodes fail = new TwoNodes("state.on-unreadable", "fail");
    private Compiled one;

    @BeforeEach
    void compile() {
        one = Compiled.application(folder.resolve("one"), VERSION_1);
    }

    @AfterEach
    void close() {
        reset.close();
        fail.close();
        one.close();
    }

    private static String visit(TwoNodes nodes, Function<HttpSession, Object> page) {
        return nodes.visit((request, response) -> page.apply(request.getSession()));
    }

    private static String visitAs(Compiled version, TwoNodes nodes, Function<HttpSession, Object> page) {
        return nodes.visit((request, response) -> {
            try {
                return version.within(() -> page.apply(request.getSession()));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ServletException(e);
            }
        });
    }

    /** By version 1: the class that others will not have, and something that all can read. */
    private void stored(TwoNodes nodes) {
        visitAs(one, nodes, session -> {
            session.setAttribute("cart", one.make("shop.Cart"));
            session.setAttribute("user", "ada");
            return "";
        });
    }

    private static long unreadable(TwoNodes nodes) {
        return nodes.nodes().get(0).count("field-unreadable")
                + nodes.nodes().get(1).count("field-unreadable");
    }

    private static Object names(HttpSession session) {
        return new TreeSet<>(Collections.list(session.getAttributeNames()));
    }

    private void isLostAlone(Compiled version, String... told) {
        stored(reset);
        try (CapturedLog log = new CapturedLog("dev.holdfast.sessions")) {
            assertThat(visitAs(
                            version,
                            reset,
                            session -> "" + session.getAttribute("cart") + session.getAttribute("cart")
                                    + session.getAttribute("user")))
                    .isEqualTo("nullnullada");
            assertThat(unreadable(reset)).isOne();
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARNING field-unreadable"))
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line).contains("attribute:cart").contains(told));
        }
        assertThat(visitAs(one, reset, session -> session.getAttribute("cart")))
                .as("who can read it still does")
                .isEqualTo("cart");
    }

    @Test
    void a_class_that_is_gone_loses_that_attribute_and_says_so() {
        try (Compiled two = Compiled.application(folder.resolve("two"), "package shop; public class Other {}")) {
            isLostAlone(two, "HF0306", "shop.Cart");
        }
    }

    @Test
    void a_class_changed_without_a_serial_version_loses_that_attribute_and_says_so() {
        try (Compiled two = Compiled.application(folder.resolve("two"), CART.formatted("int total; int more;"))) {
            isLostAlone(two, "HF0307", "shop.Cart", "serialVersionUID");
        }
    }

    @Test
    void a_class_that_may_not_be_made_loses_that_attribute_and_says_so() {
        try (Compiled two = Compiled.library(folder.resolve("two"), VERSION_1)) {
            isLostAlone(two, "HF0305", "shop.Cart", "holdfast.serialization.allowed");
        }
    }

    @Test
    void names_cost_no_decoding() {
        stored(reset);
        assertThat(visit(reset, UnreadableAttributesTest::names)).isEqualTo("[cart, user]");
        assertThat(unreadable(reset)).isZero();
        assertThat(visit(reset, session -> session.getAttribute("cart") + "" + names(session)))
                .isEqualTo("null[user]");
        assertThat(unreadable(reset)).isOne();
    }

    @Test
    void a_new_value_takes_the_place_of_one_that_cannot_be_read() {
        for (TwoNodes nodes : List.of(reset, fail)) {
            stored(nodes);
            visit(nodes, session -> {
                session.setAttribute("cart", "new");
                return "";
            });
            assertThat(visit(nodes, session -> session.getAttribute("cart"))).isEqualTo("new");
            assertThat(unreadable(nodes)).isOne();
        }
    }

    @Test
    void what_cannot_be_read_can_be_removed() {
        for (TwoNodes nodes : List.of(reset, fail)) {
            stored(nodes);
            visit(nodes, session -> {
                session.removeAttribute("cart");
                return "";
            });
            assertThat(visit(nodes, UnreadableAttributesTest::names)).isEqualTo("[user]");
            assertThat(visitAs(one, nodes, session -> session.getAttribute("cart")))
                    .isEqualTo("null");
        }
    }

    @Test
    void a_session_ends_with_what_cannot_be_read_in_it() {
        for (TwoNodes nodes : List.of(reset, fail)) {
            stored(nodes);
            visit(nodes, session -> {
                session.invalidate();
                return "";
            });
            assertThat(nodes.visit((request, response) -> request.getSession(false)))
                    .isEqualTo("null");
        }
    }

    @Test
    void where_it_is_to_fail_each_look_fails_and_the_others_live() {
        stored(fail);
        assertThat(visit(fail, session -> {
                    for (int i = 0; i < 2; i++) {
                        assertThatThrownBy(() -> session.getAttribute("cart"))
                                .isInstanceOf(UnreadableStateException.class)
                                .hasMessageContaining("attribute:cart")
                                .hasMessageContaining("shop.Cart");
                    }
                    return "" + session.getAttribute("user") + names(session);
                }))
                .isEqualTo("ada[cart, user]");
    }
}
