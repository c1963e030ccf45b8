package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnstorableValueException;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.serialization.Compiled;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects of all kinds in the fields of a bean that was not written for Holdfast. */
class ExistingValuesTest {

    private static final String CART =
            """
            package shop;
            public class Cart implements java.io.Serializable {
                %s
                public String toString() { return "cart"; }
            }
            """;

    @SessionScoped
    static class Desk implements Serializable {
        private static final long serialVersionUID = 1L;
        private Object held;
        private Object other;
        private String owner;

        void hold(Object newHeld, Object newOther) {
            held = newHeld;
            other = newOther;
            owner = "ada";
        }

        @SuppressWarnings("unchecked")
        void add(String text) {
            ((List<String>) held).add(text);
        }

        String tell() {
            return held + " " + other + " " + owner;
        }
    }

    private final MemorySessionStore store = new MemorySessionStore(new MovableClock());
    private final Node one = Node.over(store, Map.of("holdfast.session-scoped", "distributed"), Desk.class);
    private final Node two = Node.over(store, Map.of("holdfast.session-scoped", "distributed"), Desk.class);
    private final Node.Visitor visitor = new Node.Visitor();

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private void hold(Object held, Object other) {
        one.request(visitor, () -> one.bean(Desk.class).hold(held, other));
    }

    private String tell() {
        return two.request(visitor, () -> two.bean(Desk.class).tell());
    }

    @Test
    void one_object_in_two_fields_is_two_from_the_next_request_on() {
        List<String> shared = new ArrayList<>(List.of("a"));
        hold(shared, shared);
        assertThat(tell()).isEqualTo("[a] [a] ada");
        two.request(visitor, () -> two.bean(Desk.class).add("b"));
        assertThat(tell()).isEqualTo("[a, b] [a] ada");
    }

    @Test
    void what_cannot_be_stored_fails_the_request_by_name_and_nothing_of_it_is_stored() {
        hold("a", "b");
        assertThatThrownBy(() -> hold((Supplier<String> & Serializable) () -> "c", "d"))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageContaining("a lambda");
        assertThat(tell()).isEqualTo("a b ada");
    }

    @Test
    void a_class_changed_without_a_serial_version_loses_that_field_and_says_so(@TempDir Path folder) throws Exception {
        try (Compiled old = Compiled.application(folder.resolve("one"), CART.formatted("int total;"));
                Compiled changed = Compiled.application(folder.resolve("two"), CART.formatted("int total, more;"))) {
            old.within(() -> {
                hold(old.make("shop.Cart"), "b");
                return tell();
            });
            assertThat(changed.within(this::tell)).isEqualTo("null b ada");
            assertThat(two.count("field-unreadable")).isOne();
            assertThat(old.within(this::tell)).isEqualTo("cart b ada");
        }
    }
}
