package dev.holdfast.config;

import static dev.holdfast.config.Format.require;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The formats of settings that hold one plain value. */
final class Formats {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})([KkMm]?)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final String NO_DURATION = "it is no ISO-8601 duration";

    private Formats() {}

    /** One of an enum's constants, in lower case, with hyphens. */
    static <E extends Enum<E>> Format<E> oneOf(Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Formats::word).toList();
        return new Format<>(names.stream().map(Formats::code).collect(Collectors.joining(", ")), text -> {
            require(names.contains(text.toLowerCase(Locale.ROOT)), "it is none of these");
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        });
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True or false, written out: a typing error must not mean false. */
    static Format<Boolean> flag() {
        return new Format<>("`true`, `false`", text -> {
            require(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), "it is neither");
            return Boolean.valueOf(text);
        });
    }

    /** One of two words, of which the second means yes. */
    static Format<Boolean> either(String no, String yes) {
        return new Format<>(code(no) + ", " + code(yes), text -> {
            require(text.equalsIgnoreCase(no) || text.equalsIgnoreCase(yes), "it is neither");
            return text.equalsIgnoreCase(yes);
        });
    }

    /** One of an enum's constants, in lower case, or {@code auto}. */
    static <E extends Enum<E>> Format<Optional<E>> autoOr(Class<E> type) {
        Format<E> constants = oneOf(type);
        return new Format<>(
                code("auto") + ", " + constants.allowed(),
                text -> text.equalsIgnoreCase("auto")
                        ? Optional.empty()
                        : Optional.of(constants.parser().parse(text)));
    }

    /** A whole number from 0 on. */
    static Format<Integer> number() {
        return new Format<>("0 to 999999999", text -> {
            require(NUMBER.matcher(text).matches(), "it is no such number");
            return Integer.valueOf(text);
        });
    }

    /** A whole number within a range. */
    static Format<Integer> number(int from, int to) {
        return new Format<>(from + " to " + to, text -> {
            require(NUMBER.matcher(text).matches(), "it is no such number");
            int found = Integer.parseInt(text);
            require(found >= from && found <= to, "it is out of range");
            return found;
        });
    }

    /** One of these numbers. */
    static Format<Integer> choice(int... numbers) {
        List<String> allowed = Arrays.stream(numbers).mapToObj(String::valueOf).toList();
        return new Format<>(allowed.stream().map(Formats::code).collect(Collectors.joining(", ")), text -> {
            require(allowed.contains(text), "it is none of these");
            return Integer.valueOf(text);
        });
    }

    /** A number of bytes; K and M are 1,024 and 1,048,576 of them. */
    static Format<Integer> size() {
        return new Format<>("bytes up to 2047M, plain or with `K` or `M`; 0: off", text -> {
            Matcher matcher = SIZE.matcher(text);
            require(matcher.matches(), "it is no number of bytes");
            long bytes = Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
            require(bytes <= 2047L << 20, "it is too large");
            return (int) bytes;
        });
    }

    private static long unit(String suffix) {
        return switch (suffix) {
            case "K", "k" -> 1L << 10;
            case "M", "m" -> 1L << 20;
            default -> 1L;
        };
    }

    /** A duration within a range. */
    static Format<Duration> duration(Duration from, Duration to) {
        return new Format<>(code(from) + " to " + code(to), text -> within(parseDuration(text), from, to));
    }

    /** A duration within a range, or zero. */
    static Format<Duration> durationOrOff(Duration from, Duration to) {
        return new Format<>(code(from) + " to " + code(to) + "; `PT0S`: no limit", text -> {
            Duration found = parseDuration(text);
            return found.isZero() ? found : within(found, from, to);
        });
    }

    private static Duration within(Duration found, Duration from, Duration to) {
        require(found.compareTo(from) >= 0, "it is too short");
        require(found.compareTo(to) <= 0, "it is too long");
        return found;
    }

    private static Duration parseDuration(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            // Without the cause: it repeats the text.
            throw new IllegalArgumentException(NO_DURATION);
        }
    }

    /** A name that is safe within a key of the store. */
    static Format<String> name(int longest) {
        return text("1 to " + longest + " of `A-Z a-z 0-9 . _ -`", "[A-Za-z0-9._-]{1," + longest + "}");
    }

    /** Any text that matches a pattern as a whole. */
    static Format<String> text(String allowed, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new Format<>(allowed, text -> {
            require(pattern.matcher(text).matches(), "it is none of that kind");
            return text;
        });
    }

    private static String code(Object text) {
        return "`" + text + "`";
    }
}
