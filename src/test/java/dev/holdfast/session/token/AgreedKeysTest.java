package dev.holdfast.session.token;

import static dev.holdfast.session.token.TokenFixture.RANDOM;
import static dev.holdfast.session.token.TokenFixture.key;
import static dev.holdfast.session.token.TokenFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.token.TokenReading.Reason;
import dev.holdfast.session.token.TokenReading.Rejected;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Race;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AgreedKeysTest {

    private final FaultyStore store = new FaultyStore(new MemorySessionStore(new MovableClock()));
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    private AgreedKeys node() {
        return new AgreedKeys(store, RANDOM, nanos::get);
    }

    private void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Map<String, byte[]> ring() {
        return store.keys(Map.of(), null);
    }

    @Test
    void the_store_is_not_asked_before_a_key_is_needed() {
        node();
        assertThat(store.calls()).isZero();
    }

    @Test
    void nodes_that_start_at_once_agree_on_one_key() {
        List<SigningKey> chosen = Race.of(8, thread -> node().signing());
        assertThat(chosen).hasSize(8).containsOnly(chosen.get(0));
        assertThat(ring()).containsOnlyKeys(chosen.get(0).id());
    }

    @Test
    void threads_of_one_node_that_start_at_once_ask_once() {
        AgreedKeys node = node();
        CountDownLatch two = new CountDownLatch(2);
        store.onKeys = () -> {
            two.countDown();
            waitFor(two);
        };
        Race.of(8, thread -> node.signing());
        assertThat(store.keyReads).hasValue(1);
    }

    @Test
    void a_node_that_starts_later_takes_the_key_there_is() {
        SigningKey first = node().signing();
        assertThat(node().signing()).isEqualTo(first);
        assertThat(node().find(first.id())).contains(first);
        assertThat(ring()).hasSize(1);
    }

    @Test
    void a_known_key_costs_no_call() {
        AgreedKeys node = node();
        SigningKey key = node.signing();
        advance(Duration.ofDays(1));
        assertThat(node.signing()).isEqualTo(key);
        assertThat(node.find(key.id())).contains(key);
        assertThat(store.keyReads).hasValue(1);
    }

    @Test
    void a_forged_token_costs_no_call() {
        TokenSigner signer = new TokenSigner(node(), "shop");
        SigningKey key = signer.signingKey();
        String foreign = new TokenSigner(new ConfiguredKeys(List.of(key())), "elsewhere").write(token(key));
        advance(Duration.ofDays(1));
        assertThat(signer.read(foreign)).isEqualTo(new Rejected(Reason.FORGED));
        assertThat(store.keyReads).hasValue(1);
    }

    @Test
    void an_unknown_id_leads_to_a_new_look_once_a_second_at_most() {
        AgreedKeys node = node();
        node.signing();
        for (int i = 0; i < 100; i++) {
            assertThat(node.find("00000000")).isEmpty();
        }
        assertThat(store.keyReads).hasValue(1);
        advance(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            assertThat(node.find("00000000")).isEmpty();
        }
        assertThat(store.keyReads).hasValue(2);
    }

    @Test
    void a_key_that_another_node_has_added_is_found() {
        AgreedKeys node = node();
        node.signing();
        SigningKey added = SigningKey.of(key());
        store.keys(Map.of(added.id(), added.toBytes()), null);
        advance(Duration.ofSeconds(1));
        assertThat(node.find(added.id())).contains(added);
    }

    @Test
    void a_lost_ring_is_put_back_and_joined_with_what_was_founded_meanwhile() {
        AgreedKeys old = node();
        SigningKey before = old.signing();
        store.replaceBy(new MemorySessionStore(new MovableClock()));
        AgreedKeys young = node();
        SigningKey after = young.signing();
        advance(Duration.ofSeconds(1));

        assertThat(old.find(after.id())).contains(after);
        assertThat(young.find(before.id())).contains(before);
        assertThat(ring()).containsOnlyKeys(before.id(), after.id());
        assertThat(old.signing()).isEqualTo(young.signing());
    }

    @Test
    void a_store_that_does_not_answer_is_no_unknown_key_and_is_asked_once_a_second_at_most() {
        AgreedKeys node = node();
        store.keysFail = true;
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> node.find("00000000")).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(node::signing).isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(store.keyReads).hasValue(1);

        store.keysFail = false;
        advance(Duration.ofSeconds(1));
        assertThat(node.find(node.signing().id())).isPresent();
    }

    @Test
    void what_is_known_stays_good_while_the_store_does_not_answer() {
        AgreedKeys node = node();
        SigningKey key = node.signing();
        store.keysFail = true;
        advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> node.find("00000000")).isInstanceOf(StoreUnavailableException.class);
        assertThat(node.find(key.id())).contains(key);
        assertThat(node.signing()).isEqualTo(key);
    }

    /** Time enough for a second thread to come, though none should. */
    private static void waitFor(CountDownLatch others) {
        try {
            assertThat(others.await(200, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
