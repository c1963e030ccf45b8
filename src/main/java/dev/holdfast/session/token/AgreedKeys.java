package dev.holdfast.session.token;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.SessionStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the nodes agree on through the store: the first node to ask founds the ring, the others take its key. A
 * node puts back what it holds and the store has lost, so tokens outlive a flushed store.
 */
public final class AgreedKeys implements KeyRing {

    private static final long REREAD_NANOS = Duration.ofSeconds(1).toNanos();

    private final SessionStore store;
    private final LongSupplier nanoTime;

    private final SigningKey candidate;

    private volatile Map<String, SigningKey> ring = Map.of();
    private @Nullable Long askedAt;
    private @Nullable StoreUnavailableException unanswered;

    /**
     * A ring that is read when it is first needed.
     *
     * @param store through which the nodes agree
     * @param random where a new key comes from
     * @param nanoTime as {@link System#nanoTime()}, by which the store is asked once a second at most
     */
    public AgreedKeys(SessionStore store, SecureRandom random, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
        this.candidate = SigningKey.random(random);
    }

    @Override
    public SigningKey signing() {
        Map<String, SigningKey> known = ring;
        // Two rings that met after a failover: the smallest id signs, so that all nodes choose alike.
        return (known.isEmpty() ? newest() : known)
                .values().stream().min(Comparator.comparing(SigningKey::id)).orElseThrow();
    }

    @Override
    public boolean isInStore() {
        return true;
    }

    @Override
    public Optional<SigningKey> find(String id) {
        SigningKey known = ring.get(id);
        return Optional.ofNullable(known != null ? known : newest().get(id));
    }

    /** The ring as it was less than a second ago. Whoever waits for another thread's look shares what came of it. */
    private synchronized Map<String, SigningKey> newest() {
        if (askedAt == null || nanoTime.getAsLong() - askedAt >= REREAD_NANOS) {
            ask();
        } else if (unanswered != null) {
            throw TokenMessages.keysUnanswered(unanswered);
        }
        return ring;
    }

    private void ask() {
        try {
            Map<String, byte[]> answer = ring.isEmpty()
                    ? store.keys(Map.of(candidate.id(), candidate.toBytes()), candidate.id())
                    : store.keys(bytes(ring), null);
            ring = answer.values().stream()
                    .map(SigningKey::of)
                    .collect(Collectors.toUnmodifiableMap(SigningKey::id, key -> key));
            unanswered = null;
        } catch (StoreUnavailableException failure) {
            unanswered = failure;
            throw failure;
        } finally {
            askedAt = nanoTime.getAsLong();
        }
    }

    private static Map<String, byte[]> bytes(Map<String, SigningKey> keys) {
        return keys.values().stream().collect(Collectors.toMap(SigningKey::id, SigningKey::toBytes));
    }
}
