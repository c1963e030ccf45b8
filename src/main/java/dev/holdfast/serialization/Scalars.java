package dev.holdfast.serialization;

import dev.holdfast.serialization.ScalarForm.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The JDK's types of which one text holds a value exactly. */
final class Scalars {

    /** As YearMonth's own, which prints years beyond 9999 in a way that it cannot parse. */
    private static final DateTimeFormatter YEAR_MONTH = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .toFormatter(Locale.ROOT);

    private static final Map<Class<?>, ScalarForm<?>> KNOWN = new HashMap<>();

    static {
        primitives();
        texts();
        times();
        changeable();
    }

    private Scalars() {}

    /** The form of a JDK type or an enum, or null where one text does not hold its values. */
    static @Nullable ScalarForm<?> of(Class<?> type) {
        return type.isEnum() ? ofEnum(type) : KNOWN.get(type);
    }

    /** Whether a value is certain never to change, whatever it is declared as. */
    static boolean isImmutable(Object value) {
        ScalarForm<?> form = value instanceof Enum<?> ? null : KNOWN.get(value.getClass());
        return value instanceof Enum<?> || form != null && form.isImmutable();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ScalarForm<?> ofEnum(Class<?> type) {
        // A constant with a body is of a class of its own.
        return new ScalarForm<>(
                (Class<Enum>) type,
                Kind.TEXT,
                true,
                value -> value instanceof Enum<?> constant && constant.getDeclaringClass() == type,
                Enum::name,
                name -> Enum.valueOf((Class) type, name));
    }

    private static void primitives() {
        number(int.class, Integer.class, Integer::valueOf);
        number(long.class, Long.class, Long::valueOf);
        number(short.class, Short.class, Short::valueOf);
        number(byte.class, Byte.class, Byte::valueOf);
        number(double.class, Double.class, Double::valueOf);
        number(float.class, Float.class, Float::valueOf);
        both(boolean.class, Boolean.class, Kind.BOOLEAN, Scalars::toBoolean);
        both(char.class, Character.class, Kind.TEXT, Scalars::toCharacter);
    }

    private static void texts() {
        text(String.class, Function.identity());
        text(UUID.class, UUID::fromString);
        checked(URI.class, URI::toString, URI::create);
        text(BigInteger.class, BigInteger::new);
        checked(BigDecimal.class, BigDecimal::toString, BigDecimal::new);
        put(Currency.class, Kind.TEXT, true, Currency::getCurrencyCode, Currency::getInstance);
        checked(Locale.class, Scalars::locale, Scalars::toLocale);
    }

    private static void times() {
        text(Instant.class, Instant::parse);
        text(LocalDate.class, LocalDate::parse);
        text(LocalTime.class, LocalTime::parse);
        text(LocalDateTime.class, LocalDateTime::parse);
        text(OffsetDateTime.class, OffsetDateTime::parse);
        text(OffsetTime.class, OffsetTime::parse);
        text(MonthDay.class, MonthDay::parse);
        text(Period.class, Period::parse);
        text(ZoneOffset.class, ZoneOffset::of);
        put(Year.class, Kind.NUMBER, true, Year::toString, year -> Year.of(Integer.parseInt(year)));
        put(YearMonth.class, Kind.TEXT, true, YEAR_MONTH::format, month -> YearMonth.parse(month, YEAR_MONTH));
        put(Duration.class, Kind.TEXT, true, Scalars::seconds, Scalars::toDuration);
        put(ZonedDateTime.class, Kind.TEXT, true, Scalars::zoned, Scalars::toZoned);
        // Abstract: its values are of two classes, and one text tells which.
        KNOWN.put(
                ZoneId.class,
                new ScalarForm<>(ZoneId.class, Kind.TEXT, true, ZoneId.class::isInstance, ZoneId::getId, ZoneId::of));
    }

    private static void changeable() {
        put(Date.class, Kind.NUMBER, false, date -> Long.toString(date.getTime()), ms -> new Date(Long.parseLong(ms)));
        put(
                AtomicInteger.class,
                Kind.NUMBER,
                false,
                AtomicInteger::toString,
                n -> new AtomicInteger(Integer.parseInt(n)));
        put(AtomicLong.class, Kind.NUMBER, false, AtomicLong::toString, n -> new AtomicLong(Long.parseLong(n)));
        put(AtomicBoolean.class, Kind.BOOLEAN, false, AtomicBoolean::toString, b -> new AtomicBoolean(toBoolean(b)));
        put(byte[].class, Kind.TEXT, false, Base64.getEncoder()::encodeToString, Base64.getDecoder()::decode);
        put(
                BitSet.class,
                Kind.TEXT,
                false,
                bits -> Base64.getEncoder().encodeToString(bits.toByteArray()),
                text -> BitSet.valueOf(Base64.getDecoder().decode(text)));
    }

    private static <T> void number(Class<T> primitive, Class<T> box, Function<String, T> parse) {
        both(primitive, box, Kind.NUMBER, parse);
    }

    private static <T> void both(Class<T> primitive, Class<T> box, Kind kind, Function<String, T> parse) {
        KNOWN.put(primitive, new ScalarForm<>(primitive, kind, true, exactly(box), Object::toString, parse));
        put(box, kind, true, Object::toString, parse);
    }

    private static <T> void text(Class<T> type, Function<String, T> parse) {
        put(type, Kind.TEXT, true, Object::toString, parse);
    }

    /** Of a type with rare values whose text stands for another one or for none, as URI.relativize makes them. */
    private static <T> void checked(Class<T> type, Function<T, String> text, Function<String, T> parse) {
        Predicate<Object> fits = exactly(type).and(value -> comesBack(type.cast(value), text, parse));
        KNOWN.put(type, new ScalarForm<>(type, Kind.TEXT, true, fits, text, parse));
    }

    private static <T> boolean comesBack(T value, Function<T, String> text, Function<String, T> parse) {
        try {
            return parse.apply(text.apply(value)).equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static <T> void put(
            Class<T> type, Kind kind, boolean immutable, Function<T, String> text, Function<String, T> parse) {
        KNOWN.put(type, new ScalarForm<>(type, kind, immutable, exactly(type), text, parse));
    }

    private static Predicate<Object> exactly(Class<?> type) {
        return value -> value.getClass() == type;
    }

    private static Boolean toBoolean(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    private static Character toCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    /** The language tag, or language_country_variant where no tag brings the locale back, as for no_NO_NY and new Locale("de_DE"). */
    private static String locale(Locale locale) {
        String tag = locale.toLanguageTag();
        return Locale.forLanguageTag(tag).equals(locale)
                ? tag
                : escaped(locale.getLanguage()) + "_" + escaped(locale.getCountry()) + "_" + locale.getVariant();
    }

    /** Without the character that parts a locale's text: Locale's constructors take any text as a language. */
    private static String escaped(String part) {
        return part.replace("%", "%25").replace("_", "%5F");
    }

    private static String unescaped(String part) {
        return part.replace("%5F", "_").replace("%25", "%");
    }

    private static Locale toLocale(String text) {
        String[] parts = text.split("_", 3);
        return parts.length == 3
                ? new Locale(unescaped(parts[0]), unescaped(parts[1]), parts[2])
                : Locale.forLanguageTag(text);
    }

    /** Not Duration's own text, which is no round trip at the ends of its range. */
    private static String seconds(Duration duration) {
        return duration.getSeconds() + "," + duration.getNano();
    }

    private static Duration toDuration(String text) {
        String[] parts = text.split(",", 2);
        return Duration.ofSeconds(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    private static String zoned(ZonedDateTime time) {
        return time.toLocalDateTime() + "," + time.getOffset() + "," + time.getZone();
    }

    /** By local time and offset: it stays the same instant where nodes know different rules of a zone. */
    private static ZonedDateTime toZoned(String text) {
        String[] parts = text.split(",", 3);
        return ZonedDateTime.ofInstant(LocalDateTime.parse(parts[0]), ZoneOffset.of(parts[1]), ZoneId.of(parts[2]));
    }
}
