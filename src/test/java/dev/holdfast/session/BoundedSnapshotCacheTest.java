package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serialization.JsonFieldCodecs;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.Configs;
import dev.holdfast.testkit.Heap;
import java.lang.ref.Reference;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundedSnapshotCacheTest {

    private static final int BOUND = 16 << 20;
    private static final int SESSIONS = 200_000;
    private static final Percentage CLOSE = Percentage.withPercentage(10);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Random SIZES = new Random(5);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final SnapshotCache cache = bounded();

    /** What the sessions of an application may look like. */
    enum Load {
        /** One flag each. */
        TINY(number -> fields(1, 4, "com.acme.Visit#flag")),
        /** A few fields of a few hundred bytes; now and then a large one. */
        MIXED(number -> fields(
                1 + SIZES.nextInt(20),
                number % 500 == 0 ? 100_000 : SIZES.nextInt(number % 10 == 0 ? 5_000 : 400),
                "com.acme.Cart#item")),
        /** Names that the application makes up for each session. */
        NAMES_OF_THEIR_OWN(number -> fields(5, 100, "com.acme.Basket#of" + number + "."));

        private final IntFunction<Map<String, byte[]>> session;

        Load(IntFunction<Map<String, byte[]>> session) {
            this.session = session;
        }
    }

    @ParameterizedTest
    @EnumSource
    void at_its_bound_it_takes_as_much_heap_as_it_may_within_ten_percent(Load load) {
        long before = Heap.used();
        SnapshotCache full = bounded();
        for (int i = 0; i < SESSIONS; i++) {
            full.keep(ref(), Snapshot.of(id(), load.session.apply(i)));
        }
        long taken = Heap.used() - before;
        Reference.reachabilityFence(full);
        System.getLogger("figures")
                .log(System.Logger.Level.INFO, "cache of {0} bytes, {1}: {2} bytes of heap", BOUND, load, taken);
        assertThat(taken).isCloseTo(BOUND, CLOSE);
    }

    /** What a bean's fields may hold that can never change. */
    private static final List<IntFunction<Object>> VALUES = List.of(
            number -> "x".repeat(number % 500),
            number -> "ш".repeat(number % 100),
            number -> 1_000_000 + number,
            number -> 1_000_000L + number,
            number -> (double) number,
            number -> new UUID(number, number),
            number -> Instant.ofEpochSecond(number, 1),
            number -> Duration.ofSeconds(number, 1),
            number -> LocalDate.ofEpochDay(number),
            number -> LocalTime.ofSecondOfDay(1 + number % 80_000),
            number -> LocalDateTime.ofEpochSecond(1 + number, 0, ZoneOffset.UTC),
            number -> Thread.State.values()[number % 2],
            number -> number % 2 == 0);

    @Test
    void values_that_are_kept_beside_their_forms_count_like_them() throws FieldCodecs.UnstorableTypeException {
        List<FieldCodec> codecs = new ArrayList<>();
        for (IntFunction<Object> value : VALUES) {
            Object example = value.apply(0);
            codecs.add(new JsonFieldCodecs()
                    .codecFor(example instanceof Enum<?> ? Thread.State.class : example.getClass()));
        }
        long before = Heap.used();
        SnapshotCache full = bounded();
        for (int i = 0; i < SESSIONS; i++) {
            readAll(full, i, codecs);
        }
        long taken = Heap.used() - before;
        Reference.reachabilityFence(full);
        System.getLogger("figures")
                .log(System.Logger.Level.INFO, "cache of {0} bytes, with values: {1} bytes of heap", BOUND, taken);
        assertThat(taken).isCloseTo(BOUND, CLOSE);
    }

    private static void readAll(SnapshotCache cache, int number, List<FieldCodec> codecs) {
        Map<String, byte[]> forms = new HashMap<>();
        for (int i = 0; i < codecs.size(); i++) {
            forms.put(
                    "com.acme.Profile#field" + i,
                    codecs.get(i).encode(VALUES.get(i).apply(number)));
        }
        SessionRef ref = ref();
        StoredFields fields =
                new StoredFields(cache.keep(ref, Snapshot.of(id(), forms)).fields());
        for (int i = 0; i < codecs.size(); i++) {
            fields.value("com.acme.Profile#field" + i, codecs.get(i));
        }
        assertThat(fields.haveGrown()).isTrue();
        cache.weighAgain(ref);
    }

    @Test
    void one_name_is_kept_once_however_many_sessions_have_it() {
        Snapshot one = cache.keep(ref(), Snapshot.of(id(), fields(1, 4, "com.acme.Cart#items")));
        Snapshot two = cache.keep(ref(), Snapshot.of(id(), fields(1, 4, "com.acme.Cart#items")));
        assertThat(name(one)).isEqualTo("com.acme.Cart#items0").isSameAs(name(two));
    }

    @Test
    void what_it_gives_is_what_was_kept_last() {
        SessionRef ref = ref();
        cache.keep(ref, Snapshot.of(id(), fields(1, 4, "a")));
        Snapshot second = cache.keep(ref, Snapshot.of(id(), fields(2, 4, "a")));
        assertThat(cache.find(ref)).isSameAs(second);
        cache.forget(ref);
        assertThat(cache.find(ref)).isNull();
    }

    @Test
    void a_session_that_was_not_used_for_the_idle_timeout_is_forgotten() {
        SessionRef ref = ref();
        cache.keep(ref, Snapshot.of(id(), Map.of()));
        nanos.addAndGet(Duration.ofMinutes(29).toNanos());
        assertThat(cache.find(ref)).isNotNull();
        nanos.addAndGet(Duration.ofMinutes(29).toNanos());
        assertThat(cache.find(ref)).isNotNull();
        nanos.addAndGet(Duration.ofMinutes(30).toNanos());
        assertThat(cache.find(ref)).isNull();
    }

    @Test
    void without_an_idle_timeout_only_the_bound_lets_go() {
        SnapshotCache endless = new BoundedSnapshotCache(BOUND, Duration.ZERO, nanos::get);
        SessionRef ref = ref();
        endless.keep(ref, Snapshot.of(id(), Map.of()));
        nanos.addAndGet(Duration.ofDays(1_000).toNanos());
        assertThat(endless.find(ref)).isNotNull();
    }

    @Test
    void a_bound_of_zero_is_no_cache_at_all() {
        assertThat(SnapshotCache.of(Configs.of("cache.max-bytes", "0"), nanos::get))
                .isSameAs(SnapshotCache.OFF);
        assertThat(SnapshotCache.of(Configs.of("cache.max-bytes", "1K"), nanos::get))
                .isInstanceOf(BoundedSnapshotCache.class);
    }

    private SnapshotCache bounded() {
        return new BoundedSnapshotCache(BOUND, Duration.ofMinutes(30), nanos::get);
    }

    private static String name(Snapshot snapshot) {
        return snapshot.fields().keySet().iterator().next();
    }

    private static Map<String, byte[]> fields(int count, int bytes, String name) {
        Map<String, byte[]> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            fields.put(name + i, new byte[bytes]);
        }
        return fields;
    }

    private static SessionRef ref() {
        return SessionRef.random(RANDOM);
    }

    private static CommitId id() {
        return CommitId.random(SIZES);
    }
}
