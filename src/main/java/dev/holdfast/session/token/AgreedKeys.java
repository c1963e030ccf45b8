package dev.holdfast.session.token;

import dev.holdfast.session.store.SessionStore;
import java.security.SecureRandom;
import java.time.Duration;
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
    private final SecureRandom random;
    private final LongSupplier nanoTime;

    private volatile Map<String, SigningKey> ring = Map.of();
    private @Nullable SigningKey candidate;
    private long readAt;

    /**
     * A ring that is read when it is first needed.
     *
     * @param store through which the nodes agree
     * @param random where a new key comes from
     * @param nanoTime as {@link System#nanoTime()}, by which unknown ids lead to a new look once a second at most
     */
    public AgreedKeys(SessionStore store, SecureRandom random, LongSupplier nanoTime) {
        this.store = store;
        this.random = random;
        this.nanoTime = nanoTime;
    }

    @Override
    public SigningKey signing() {
        Map<String, SigningKey> keys = ring.isEmpty() ? read() : ring;
        // Two rings that met after a failover: the smallest id signs, so that all nodes choose alike.
        return keys.values().stream()
                .min((one, other) -> one.id().compareTo(other.id()))
                .orElseThrow();
    }

    @Override
    public Optional<SigningKey> find(String id) {
        SigningKey known = ring.get(id);
        return Optional.ofNullable(known != null ? known : readForUnknown().get(id));
    }

    private synchronized Map<String, SigningKey> readForUnknown() {
        boolean recent = !ring.isEmpty() && nanoTime.getAsLong() - readAt < REREAD_NANOS;
        return recent ? ring : read();
    }

    private synchronized Map<String, SigningKey> read() {
        if (ring.isEmpty() && candidate == null) {
            candidate = SigningKey.random(random);
        }
        Map<String, byte[]> held = ring.isEmpty() && candidate != null
                ? Map.of(candidate.id(), candidate.toBytes())
                : ring.values().stream().collect(Collectors.toMap(SigningKey::id, SigningKey::toBytes));
        String onlyIfEmpty = ring.isEmpty() && candidate != null ? candidate.id() : null;
        ring = store.keys(held, onlyIfEmpty).values().stream()
                .map(SigningKey::of)
                .collect(Collectors.toUnmodifiableMap(SigningKey::id, key -> key));
        readAt = nanoTime.getAsLong();
        return ring;
    }
}
