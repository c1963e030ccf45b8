package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.StoredAs;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.Node;
import jakarta.ejb.Stateful;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What stops the deployment of a bean of our own scope does not stop existing code, where there is something sensible to do. */
class ExistingFieldsTest {

    @ApplicationScoped
    static class Catalog {

        @Produces
        @Dependent
        @Named("currency")
        String currency() {
            return "EUR";
        }

        int priceOf(String item) {
            return item.length();
        }
    }

    /** As written before there was a rule for such fields. */
    @SessionScoped
    static class Order implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Logger log = Logger.getLogger("order");
        private final List<String> items = new ArrayList<>();
        private Catalog catalog;
        private Instance<Catalog> catalogs;
        private Event<String> events;
        private String currency;

        @StoredAs("name")
        private String customer = "";

        Order() {}

        @Inject
        Order(Catalog catalog, Instance<Catalog> catalogs, Event<String> events, @Named("currency") String currency) {
            this.catalog = catalog;
            this.catalogs = catalogs;
            this.events = events;
            this.currency = currency;
        }

        String add(String item) {
            log.fine(item);
            events.fire(item);
            items.add(item);
            return items + " " + catalog.priceOf(item) + catalogs.get().priceOf(item) + " " + currency + " " + customer;
        }

        void pay(String newCurrency, String newCustomer) {
            currency = newCurrency;
            customer = newCustomer;
        }
    }

    @SessionScoped
    static class Poem implements Serializable {
        private static final long serialVersionUID = 1L;
        private final StringJoiner lines = new StringJoiner("/");
        private int count;

        String add(String line) {
            count++;
            return lines.add(line) + " " + count;
        }
    }

    /** As an entity: known by an interface, of a class of its own. */
    @SessionScoped
    static class Wallet implements Serializable {
        private static final long serialVersionUID = 1L;
        private Object money;
        private Comparable<?> limit = 10;

        String pay(int amount) {
            money = money instanceof Purse purse ? new Purse(purse.cents() - amount) : new Purse(100 - amount);
            return money + " " + limit;
        }
    }

    private record Purse(int cents) implements Serializable {}

    @SessionScoped
    static class Hermit implements Serializable {
        private static final long serialVersionUID = 1L;
        private int count;

        private Hermit() {}

        int count() {
            return ++count;
        }
    }

    @Stateful
    @SessionScoped
    static class Clerk implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @SessionScoped
    static class Shelf extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    static class Maker {

        @Produces
        @SessionScoped
        Gadget gadget() {
            return new Gadget() {};
        }
    }

    interface Gadget extends Serializable {}

    @Test
    void what_its_constructor_is_injected_with_is_no_state_but_values_are() {
        try (TwoNodes nodes = nodesWith(Order.class, Catalog.class)) {
            Node.Visitor visitor = new Node.Visitor();
            nodes.one().request(visitor, () -> {
                assertThat(nodes.one().bean(Order.class).add("fig")).isEqualTo("[fig] 33 EUR ");
                nodes.one().bean(Order.class).pay("USD", "Ada");
            });
            assertThat(nodes.takeChanged())
                    .containsExactly(
                            Order.class.getName() + "#currency",
                            Order.class.getName() + "#items",
                            Order.class.getName() + "#name");
            nodes.two().request(visitor, () -> assertThat(
                            nodes.two().bean(Order.class).add("pear"))
                    .isEqualTo("[fig, pear] 44 USD Ada"));
        }
    }

    @Test
    void a_field_whose_type_tells_nothing_is_stored_by_java_serialization() {
        try (TwoNodes nodes = nodesWith(Wallet.class)) {
            Node.Visitor visitor = new Node.Visitor();
            nodes.one().request(visitor, () -> assertThat(
                            nodes.one().bean(Wallet.class).pay(30))
                    .isEqualTo("Purse[cents=70] 10"));
            nodes.two().request(visitor, () -> assertThat(
                            nodes.two().bean(Wallet.class).pay(30))
                    .isEqualTo("Purse[cents=40] 10"));
        }
    }

    @Test
    void a_field_that_cannot_be_stored_is_left_out_with_a_warning() {
        try (CapturedLog log = new CapturedLog("dev.holdfast");
                TwoNodes nodes = nodesWith(Poem.class)) {
            assertThat(log.lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .startsWith("WARNING HF0222: field lines of bean class " + Poem.class.getName())
                    .contains("java.util.StringJoiner", "transient"));
            Node.Visitor visitor = new Node.Visitor();
            nodes.one().request(visitor, () -> assertThat(
                            nodes.one().bean(Poem.class).add("a"))
                    .isEqualTo("a 1"));
            nodes.two().request(visitor, () -> assertThat(
                            nodes.two().bean(Poem.class).add("b"))
                    .isEqualTo("b 2"));
        }
    }

    @Test
    void its_constructor_may_be_private_where_the_server_can_make_its_proxy() {
        try (TwoNodes nodes = nodesWith(Hermit.class)) {
            Node.Visitor visitor = new Node.Visitor();
            nodes.one().request(visitor, () -> assertThat(
                            nodes.one().bean(Hermit.class).count())
                    .isEqualTo(1));
            nodes.two().request(visitor, () -> assertThat(
                            nodes.two().bean(Hermit.class).count())
                    .isEqualTo(2));
        }
    }

    @Test
    void what_cannot_be_distributed_as_a_whole_stays_as_it_is_with_a_warning() {
        try (CapturedLog log = new CapturedLog("dev.holdfast");
                Node node = Node.over(
                        new RecordingStore(),
                        Map.of("holdfast.session-scoped", "distributed", "holdfast.serialization.encoding", "json"),
                        Clerk.class,
                        Shelf.class,
                        Maker.class)) {
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING HF0707")
                    .contains(
                            Clerk.class.getName() + " (a @Stateful session bean",
                            Shelf.class.getName() + " (extends java.util.ArrayList",
                            Maker.class.getName() + ".gadget (gives " + Gadget.class.getName()
                                    + ", which cannot be stored");
            var manager = node.container().getBeanManager();
            for (Class<?> type : List.of(Clerk.class, Shelf.class, Gadget.class)) {
                assertThat(manager.resolve(manager.getBeans(type)).getScope()).isEqualTo(SessionScoped.class);
            }
        }
    }

    private static TwoNodes nodesWith(Class<?>... beans) {
        return TwoNodes.with(ExistingBeansTest.DISTRIBUTED, List.of(beans), List.of(beans));
    }
}
