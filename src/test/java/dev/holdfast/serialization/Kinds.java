package dev.holdfast.serialization;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every sort of type that can be stored. */
final class Kinds {

    private static final Arbitrary<Integer> INTS = Arbitraries.integers();
    private static final Arbitrary<Long> LONGS = Arbitraries.longs();
    private static final Arbitrary<Double> DOUBLES = Arbitraries.oneOf(
            LONGS.map(Double::longBitsToDouble),
            Arbitraries.of(-0.0, 0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE));
    private static final Arbitrary<Instant> INSTANTS = Combinators.combine(
                    Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                    Arbitraries.integers().between(0, 999_999_999))
            .as(Instant::ofEpochSecond);
    private static final Arbitrary<LocalDate> DATES = Arbitraries.longs()
            .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
            .map(LocalDate::ofEpochDay);
    private static final Arbitrary<LocalTime> TIMES =
            Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay);
    private static final Arbitrary<LocalDateTime> DATE_TIMES =
            Combinators.combine(DATES, TIMES).as(LocalDateTime::of);
    private static final Arbitrary<ZoneOffset> OFFSETS =
            Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
    private static final Arbitrary<ZoneId> ZONES = Arbitraries.oneOf(
            Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                    .map(ZoneId::of),
            OFFSETS,
            OFFSETS.map(offset -> ZoneId.ofOffset("GMT", offset)));
    private static final Arbitrary<BigInteger> BIG_INTEGERS =
            Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(600).map(BigInteger::new);

    private static final Arbitrary<Float> FLOATS = Arbitraries.oneOf(
            INTS.map(Float::intBitsToFloat),
            Arbitraries.of(-0.0f, 0.0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE));

    /** Also such as no language tag stands for: constructors of Locale take any text. */
    private static final Arbitrary<String> LOCALE_PARTS =
            Arbitraries.strings().withChars("aD1_%- ").ofMaxLength(6);

    private static final Arbitrary<Locale> LOCALES = Arbitraries.oneOf(
            Arbitraries.of(Locale.getAvailableLocales()),
            Arbitraries.of("de-DE-u-co-phonebk", "zh-Hant-TW-x-java", "sl-rozaj-biske")
                    .map(Locale::forLanguageTag),
            Combinators.combine(LOCALE_PARTS, LOCALE_PARTS, LOCALE_PARTS).as(Locale::new));

    /** Those that a map may be keyed by. */
    static final List<Kind> KEYS = List.of(
            Kind.of(String.class, Arbitraries.strings().all().ofMaxLength(20)),
            Kind.of(Character.class, Arbitraries.chars().all()),
            Kind.of(Boolean.class, Arbitraries.of(true, false)),
            Kind.of(Byte.class, Arbitraries.bytes()),
            Kind.of(Short.class, Arbitraries.shorts()),
            Kind.of(Integer.class, INTS),
            Kind.of(Long.class, LONGS),
            Kind.of(Double.class, DOUBLES),
            Kind.of(Float.class, FLOATS),
            Kind.of(
                    BigDecimal.class,
                    Combinators.combine(BIG_INTEGERS, Arbitraries.integers().between(-2000, 2000))
                            .as(BigDecimal::new)),
            Kind.of(BigInteger.class, BIG_INTEGERS),
            Kind.of(UUID.class, Combinators.combine(LONGS, LONGS).as(UUID::new)),
            Kind.of(DayOfWeek.class, Arbitraries.of(DayOfWeek.class)),
            Kind.of(Month.class, Arbitraries.of(Month.class)),
            ApplicationKinds.SUIT,
            Kind.of(Instant.class, INSTANTS),
            Kind.of(LocalDate.class, DATES),
            Kind.of(LocalTime.class, TIMES),
            Kind.of(LocalDateTime.class, DATE_TIMES),
            Kind.of(OffsetTime.class, Combinators.combine(TIMES, OFFSETS).as(OffsetTime::of)),
            Kind.of(
                    OffsetDateTime.class,
                    Combinators.combine(DATE_TIMES, OFFSETS).as(OffsetDateTime::of)),
            Kind.of(
                    Year.class,
                    Arbitraries.integers()
                            .between(Year.MIN_VALUE, Year.MAX_VALUE)
                            .map(Year::of)),
            Kind.of(YearMonth.class, DATES.map(YearMonth::from)),
            Kind.of(MonthDay.class, DATES.map(MonthDay::from)),
            Kind.of(
                    Duration.class,
                    Combinators.combine(LONGS, Arbitraries.integers().between(0, 999_999_999))
                            .as(Duration::ofSeconds)),
            Kind.of(ZoneOffset.class, OFFSETS));

    /** Keys that have no order, so that no TreeMap takes them. */
    static final List<Kind> UNORDERED_KEYS = List.of(
            Kind.of(ZoneId.class, ZONES),
            Kind.of(Locale.class, LOCALES),
            Kind.of(Period.class, Combinators.combine(INTS, INTS, INTS).as(Period::of)),
            Kind.of(
                    Currency.class,
                    Arbitraries.of(Currency.getAvailableCurrencies().stream().toList())),
            Kind.of(URI.class, Arbitraries.strings().alpha().ofMinLength(1).map(text -> URI.create("urn:x:" + text))));

    /** Those that are no keys. */
    static final List<Kind> OTHERS = List.of(
            Kind.of(
                    ZonedDateTime.class,
                    Combinators.combine(DATE_TIMES.filter(time -> Math.abs(time.getYear()) < 999_999_000), ZONES, INTS)
                            .as((time, zone, odd) -> odd % 2 == 0
                                    ? time.atZone(zone).withEarlierOffsetAtOverlap()
                                    : time.atZone(zone).withLaterOffsetAtOverlap())),
            Kind.of(Date.class, LONGS.map(Date::new)),
            Kind.of(
                    BitSet.class,
                    Arbitraries.longs().array(long[].class).ofMaxSize(3).map(BitSet::valueOf)),
            Kind.of(
                    OptionalInt.class,
                    INTS.injectNull(0.3).map(i -> i == null ? OptionalInt.empty() : OptionalInt.of(i))),
            Kind.of(
                    OptionalLong.class,
                    LONGS.injectNull(0.3).map(i -> i == null ? OptionalLong.empty() : OptionalLong.of(i))),
            Kind.of(
                    OptionalDouble.class,
                    DOUBLES.injectNull(0.3).map(d -> d == null ? OptionalDouble.empty() : OptionalDouble.of(d))),
            ApplicationKinds.SUITS,
            Kind.withoutEquality(AtomicInteger.class, INTS.map(AtomicInteger::new)),
            Kind.withoutEquality(AtomicLong.class, LONGS.map(AtomicLong::new)),
            Kind.withoutEquality(
                    AtomicBoolean.class, Arbitraries.of(true, false).map(AtomicBoolean::new)),
            Kind.primitives(byte[].class, Arbitraries.bytes()),
            Kind.primitives(short[].class, Arbitraries.shorts()),
            Kind.primitives(int[].class, INTS),
            Kind.primitives(long[].class, LONGS),
            Kind.primitives(float[].class, FLOATS),
            Kind.primitives(double[].class, DOUBLES),
            Kind.primitives(boolean[].class, Arbitraries.of(true, false)),
            Kind.primitives(char[].class, Arbitraries.chars().all()));

    /** All of them. */
    static final List<Kind> SCALARS =
            Stream.of(KEYS, UNORDERED_KEYS, OTHERS).flatMap(List::stream).toList();

    private Kinds() {}

    /** Types nested up to a depth. */
    static Arbitrary<Kind> all(int depth) {
        Arbitrary<Kind> scalars = Arbitraries.of(SCALARS);
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Kind> inner = Arbitraries.lazy(() -> all(depth - 1));
        Arbitrary<Kind> keys = Arbitraries.of(KEYS);
        return Arbitraries.oneOf(
                scalars,
                inner.map(Kind::list),
                inner.map(Kind::linkedList),
                inner.map(Kind::copyOnWriteList),
                inner.map(Kind::set),
                inner.map(Kind::hashSet),
                inner.map(Kind::optional),
                inner.map(Kind::array),
                inner.map(Kind::atomicReference),
                keys.map(Kind::treeSet),
                inner.map(ApplicationKinds::enumMap),
                inner.map(ApplicationKinds::tree),
                inner.map(ApplicationKinds::box),
                inner.map(ApplicationKinds::subBox),
                Combinators.combine(inner, inner).as(ApplicationKinds::pair),
                Combinators.combine(inner, inner).as(Kind::entry),
                Combinators.combine(keys, inner).as(Kind::map),
                Combinators.combine(Arbitraries.of(UNORDERED_KEYS), inner).as(Kind::hashMap),
                Combinators.combine(keys, inner).as(Kind::treeMap));
    }
}
