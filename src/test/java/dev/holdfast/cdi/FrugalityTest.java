package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.Node;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is decoded that nobody calls, nothing encoded that cannot have changed, and nobody waits for another's encoding. */
class FrugalityTest {

    @JsonbTypeAdapter(Scale.class)
    static class Parcel {
        final String of;

        Parcel(String of) {
            this.of = of;
        }
    }

    /** Counts what it writes and reads; stops, where it is told to, while it writes. */
    public static class Scale implements JsonbAdapter<Parcel, String> {
        static final AtomicInteger WRITTEN = new AtomicInteger();
        static final AtomicInteger READ = new AtomicInteger();
        static volatile Runnable whileWriting = () -> {};

        @Override
        public String adaptToJson(Parcel parcel) {
            WRITTEN.incrementAndGet();
            whileWriting.run();
            return parcel.of;
        }

        @Override
        public Parcel adaptFromJson(String of) {
            READ.incrementAndGet();
            return new Parcel(of);
        }
    }

    @SessionScopedDistributed
    static class Van {
        private final List<Parcel> parcels = new ArrayList<>();

        void load(String of) {
            parcels.add(new Parcel(of));
        }

        int size() {
            return parcels.size();
        }
    }

    @SessionScopedDistributed
    static class Driver {
        private String name = "";

        void name(String newName) {
            name = newName;
        }

        String name() {
            return name;
        }
    }

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(Van.class, Driver.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void a_van_is_on_its_way() {
        Scale.whileWriting = () -> {};
        nodes.one().request(visitor, () -> {
            van(nodes.one()).load("books");
            driver(nodes.one()).name("ada");
        });
        Scale.WRITTEN.set(0);
        Scale.READ.set(0);
    }

    @Test
    void a_bean_that_no_one_calls_is_neither_decoded_nor_encoded() {
        for (Node node : List.of(nodes.one(), nodes.two(), nodes.two())) {
            node.request(visitor, () -> driver(node).name(driver(node).name() + "!"));
        }
        assertThat(Scale.READ).hasValue(0);
        assertThat(Scale.WRITTEN).hasValue(0);
    }

    @Test
    void a_bean_that_is_called_is_decoded_once_in_a_request_and_encoded_once_to_find_its_changes() {
        nodes.two().request(visitor, () -> {
            van(nodes.two()).size();
            van(nodes.two()).size();
        });
        assertThat(Scale.READ).hasValue(1);
        assertThat(Scale.WRITTEN).hasValueBetween(1, 2); // before the first byte, and as the request ends
    }

    @Test
    void each_request_has_objects_of_its_own_though_the_node_keeps_their_bytes() {
        WorkingSession loading = nodes.one().begin(visitor);
        van(nodes.one()).load("flour");
        CurrentSession.unbind();
        nodes.one().request(visitor, () -> assertThat(van(nodes.one()).size()).isEqualTo(1));
        CurrentSession.bind(loading);
        nodes.one().end(loading);
        nodes.one().request(visitor, () -> assertThat(van(nodes.one()).size()).isEqualTo(2));
    }

    @Test
    void while_one_request_encodes_another_of_the_session_reads_and_stores() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch otherIsThrough = new CountDownLatch(1);
        AtomicInteger first = new AtomicInteger();
        Scale.whileWriting = () -> {
            if (first.getAndIncrement() == 0) {
                writing.countDown();
                await(otherIsThrough);
            }
        };
        FutureTask<Void> slow = new FutureTask<>(
                () -> nodes.one().request(visitor, () -> van(nodes.one()).load("flour")), null);
        Thread thread = new Thread(slow);
        thread.start();
        await(writing);
        nodes.one().request(visitor, () -> driver(nodes.one()).name("bob"));
        nodes.one()
                .request(visitor, () -> assertThat(driver(nodes.one()).name()).isEqualTo("bob"));
        otherIsThrough.countDown();
        slow.get(10, TimeUnit.SECONDS);
        nodes.two().request(visitor, () -> {
            assertThat(van(nodes.two()).size()).isEqualTo(2);
            assertThat(driver(nodes.two()).name()).isEqualTo("bob");
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Van van(Node node) {
        return node.bean(Van.class);
    }

    private static Driver driver(Node node) {
        return node.bean(Driver.class);
    }
}
