package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two requests of one session at the same time, on two nodes: the inner one begins and ends within the outer. */
class AttributeConflictsTest {

    private final TwoNodes nodes = new TwoNodes();

    @AfterEach
    void close() {
        nodes.close();
    }

    private void first(Consumer<HttpSession> change) {
        nodes.visit((request, response) -> {
            change.accept(request.getSession());
            return "";
        });
    }

    /** The outer one has read all before the inner one begins, and changes it after that has ended. */
    private void atOnce(Consumer<HttpSession> outer, Consumer<HttpSession> inner) {
        nodes.visit((request, response) -> {
            request.getSession().getAttribute("a");
            first(inner);
            outer.accept(request.getSession());
            return "";
        });
    }

    private String then(Function<HttpSession, Object> told) {
        return nodes.visit((request, response) -> told.apply(request.getSession()));
    }

    private long count(String occurrence) {
        return nodes.nodes().get(0).count(occurrence) + nodes.nodes().get(1).count(occurrence);
    }

    @SuppressWarnings("unchecked")
    private static Collection<Object> collection(HttpSession session) {
        return (Collection<Object>) session.getAttribute("a");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(HttpSession session) {
        return (Map<String, Object>) session.getAttribute("a");
    }

    @Test
    void what_both_add_to_a_list_or_a_set_counts() {
        for (Collection<Object> empty : List.of(new ArrayList<>(), new HashSet<>())) {
            first(session -> session.setAttribute("a", empty));
            atOnce(session -> collection(session).add("x"), session -> collection(session)
                    .add("y"));
            assertThat(then(session ->
                            session.getAttribute("a").getClass().getSimpleName() + new TreeSet<>(collection(session))))
                    .isEqualTo(empty.getClass().getSimpleName() + "[x, y]");
        }
        assertThat(count("conflict-merged")).isEqualTo(2);
        assertThat(count("conflict-overwritten")).isZero();
    }

    @Test
    void what_both_do_to_a_map_counts() {
        first(session -> session.setAttribute("a", new HashMap<>(Map.of("old", 1, "gone", 1))));
        atOnce(
                session -> {
                    map(session).put("x", 1);
                    map(session).remove("gone");
                },
                session -> map(session).put("y", 2));
        assertThat(then(session -> new TreeMap<>(map(session)))).isEqualTo("{old=1, x=1, y=2}");
        assertThat(count("conflict-merged")).isOne();
    }

    @Test
    void attributes_of_other_names_never_meet() {
        first(session -> session.setAttribute("a", 1));
        atOnce(session -> session.setAttribute("b", 2), session -> session.setAttribute("c", 3));
        assertThat(then(session -> Set.of(1, 2, 3)
                        .equals(Set.of(
                                session.getAttribute("a"), session.getAttribute("b"), session.getAttribute("c")))))
                .isEqualTo("true");
        assertThat(count("conflict-merged") + count("conflict-overwritten")).isZero();
    }

    private static final class Cart implements Serializable {
        private static final long serialVersionUID = 1L;
        private int left;
        private int right;
    }

    @Test
    void of_a_scalar_and_of_a_class_of_ones_own_the_last_write_wins_and_is_counted() {
        first(session -> session.setAttribute("a", 1));
        atOnce(session -> session.setAttribute("a", 2), session -> session.setAttribute("a", 3));
        assertThat(then(session -> session.getAttribute("a"))).isEqualTo("2");
        assertThat(count("conflict-overwritten")).isOne();

        first(session -> session.setAttribute("a", new Cart()));
        atOnce(session -> cart(session).left = 1, session -> cart(session).right = 1);
        assertThat(then(session -> cart(session).left + "" + cart(session).right))
                .isEqualTo("10");
        assertThat(count("conflict-overwritten")).isEqualTo(2);
    }

    @Test
    void a_removal_wins_over_a_change_that_came_before_it() {
        first(session -> session.setAttribute("a", new ArrayList<>(List.of("old"))));
        atOnce(session -> session.removeAttribute("a"), session -> collection(session)
                .add("y"));
        assertThat(then(session -> session.getAttribute("a"))).isEqualTo("null");
        assertThat(count("conflict-overwritten")).isOne();
    }

    private static Cart cart(HttpSession session) {
        return (Cart) session.getAttribute("a");
    }
}
