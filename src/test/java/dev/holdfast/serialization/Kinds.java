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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every type with equality of its own that can be stored. */
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
            Kind.of(
                    Float.class,
                    Arbitraries.oneOf(
                            INTS.map(Float::intBitsToFloat),
                            Arbitraries.of(-0.0f, 0.0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE))),
            Kind.of(
                    BigDecimal.class,
                    Combinators.combine(BIG_INTEGERS, Arbitraries.integers().between(-2000, 2000))
                            .as(BigDecimal::new)),
            Kind.of(BigInteger.class, BIG_INTEGERS),
            Kind.of(UUID.class, Combinators.combine(LONGS, LONGS).as(UUID::new)),
            Kind.of(DayOfWeek.class, Arbitraries.of(DayOfWeek.class)),
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

    /** Scalars that have no order, so that no TreeMap takes them; and those that can't be keys. */
    static final List<Kind> OTHERS = List.of(
            Kind.of(ZoneId.class, ZONES),
            Kind.of(
                    ZonedDateTime.class,
                    Combinators.combine(DATE_TIMES.filter(time -> Math.abs(time.getYear()) < 999_999_000), ZONES, INTS)
                            .as((time, zone, odd) -> odd % 2 == 0
                                    ? time.atZone(zone).withEarlierOffsetAtOverlap()
                                    : time.atZone(zone).withLaterOffsetAtOverlap())),
            Kind.of(Period.class, Combinators.combine(INTS, INTS, INTS).as(Period::of)),
            Kind.of(Locale.class, Arbitraries.of(Locale.getAvailableLocales())),
            Kind.of(
                    Currency.class,
                    Arbitraries.of(Currency.getAvailableCurrencies().stream().toList())),
            Kind.of(URI.class, Arbitraries.strings().alpha().ofMinLength(1).map(text -> URI.create("urn:x:" + text))),
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
            Kind.of(OptionalDouble.class, DOUBLES.map(OptionalDouble::of)));

    private Kinds() {}

    /** Types nested up to a depth. */
    static Arbitrary<Kind> all(int depth) {
        Arbitrary<Kind> scalars = Arbitraries.oneOf(Arbitraries.of(KEYS), Arbitraries.of(OTHERS));
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
                inner.map(Kind::box),
                inner.map(Kind::subBox),
                Combinators.combine(inner, inner).as(Kind::pair),
                Combinators.combine(keys, inner).as(Kind::map),
                Combinators.combine(Arbitraries.of(OTHERS.get(0), OTHERS.get(3), OTHERS.get(5)), inner)
                        .as(Kind::hashMap),
                Combinators.combine(keys, inner).as(Kind::treeMap));
    }
}
