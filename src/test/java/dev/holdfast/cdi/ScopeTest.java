package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.Node;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bean's state over two nodes. */
class ScopeTest {

    static final AtomicInteger CONSTRUCTED = new AtomicInteger();
    static final List<Integer> DESTROYED = new ArrayList<>();

    record Item(String name, BigDecimal price) {}

    @SessionScopedDistributed
    @StoredAs("cart")
    static class Cart {
        private final List<Item> items = new ArrayList<>();
        private int visits;

        @PostConstruct
        void made() {
            CONSTRUCTED.incrementAndGet();
        }

        @PreDestroy
        void gone() {
            DESTROYED.add(items.size());
        }

        void add(String name) {
            items.add(new Item(name, new BigDecimal("9.90")));
        }

        List<Item> items() {
            return items;
        }

        int visit() {
            return ++visits;
        }
    }

    private final MemorySessionStore store = new MemorySessionStore(InstantSource.system());
    private final Node.Visitor visitor = new Node.Visitor();
    private Node one;
    private Node two;

    @BeforeEach
    void boot() {
        CONSTRUCTED.set(0);
        DESTROYED.clear();
        one = Node.over(store, Cart.class);
        two = Node.over(store, Cart.class);
    }

    @AfterEach
    void shutDown() {
        one.close();
        two.close();
    }

    @Test
    void state_is_the_same_on_every_node() {
        one.request(visitor, () -> one.bean(Cart.class).add("apple"));
        two.request(visitor, () -> two.bean(Cart.class).add("pear"));
        one.request(visitor, () -> assertThat(one.bean(Cart.class).items())
                .containsExactly(new Item("apple", new BigDecimal("9.90")), new Item("pear", new BigDecimal("9.90"))));
        assertThat(CONSTRUCTED).hasValue(1);
    }

    @Test
    void a_bean_that_says_nothing_is_not_stored() {
        one.request(visitor, () -> assertThat(one.bean(Cart.class).items()).isEmpty());
        assertThat(visitor.tokens()).isEmpty();
        assertThat(DESTROYED).containsExactly(0);
    }

    @Test
    void its_end_is_told_once_with_the_state_in_place() {
        one.request(visitor, () -> one.bean(Cart.class).add("apple"));
        assertThat(DESTROYED).isEmpty();
        two.request(visitor, () -> two.bean(DistributedSession.class).end());
        assertThat(DESTROYED).containsExactly(1);
        assertThat(visitor.tokens()).isEmpty();
    }
}
