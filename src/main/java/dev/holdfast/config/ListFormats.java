package dev.holdfast.config;

import static dev.holdfast.config.Format.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of settings that hold several values, divided by commas. */
final class ListFormats {

    /** As long as the digest of HMAC-SHA-256: RFC 2104 discourages less. */
    private static final int KEY_BYTES = 32;

    /** Not {@link java.net.URI}: it has no host for {@code redis_1}, a name that containers do have. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(rediss?)://)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})/?");

    private static final Pattern CLASS_NAMES =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*(?:\\.\\*\\*?)?");

    private static final Pattern PATH = Pattern.compile("(?:/[\\x21-\\x29\\x2b\\x2d-\\x7e&&[^/]]*)+?(?:/\\*)?");

    private ListFormats() {}

    /** Keys for tokens. */
    static Format<List<byte[]>> keys() {
        String allowed =
                "base64 or base64url of at least " + KEY_BYTES + " bytes each, all different, divided by commas";
        return new Format<>(allowed, text -> {
            List<byte[]> keys = new ArrayList<>();
            for (String part : parts(text)) {
                byte[] key = key(part, keys.size() + 1);
                require(
                        keys.stream().noneMatch(other -> Arrays.equals(other, key)),
                        "key " + (keys.size() + 1) + " repeats an earlier one");
                keys.add(key);
            }
            return keys;
        });
    }

    private static byte[] key(String part, int position) {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(part.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            // Without the cause: it quotes characters of a secret.
            throw new IllegalArgumentException("key " + position + " is no base64");
        }
        require(key.length >= KEY_BYTES, "key " + position + " has only " + key.length + " bytes");
        return key;
    }

    /** Addresses of Redis, all with or all without TLS. */
    static Format<List<String>> addresses() {
        String allowed =
                "`redis://host:port` or `rediss://host:port` (TLS), not both kinds; `host:port` is without TLS; "
                        + "divided by commas";
        return new Format<>(allowed, text -> {
            List<String> addresses =
                    parts(text).stream().map(ListFormats::address).toList();
            long tls = addresses.stream().filter(ListFormats::isTls).count();
            require(tls == 0 || tls == addresses.size(), "some are with TLS and some without");
            return addresses;
        });
    }

    private static String address(String part) {
        require(part.indexOf('@') < 0, "user and password have settings of their own");
        Matcher matcher = ADDRESS.matcher(part);
        require(matcher.matches(), "there is one that is no such address");
        int port = Integer.parseInt(matcher.group(3));
        require(port >= 1 && port <= 65535, "there is a port that is not 1 to 65535");
        String scheme = matcher.group(1) == null ? "redis" : matcher.group(1);
        return scheme + "://" + matcher.group(2) + ":" + port;
    }

    static boolean isTls(String address) {
        return address.startsWith("rediss:");
    }

    /** Names of classes and packages. */
    static Format<ClassNames> classNames() {
        String allowed =
                "`com.acme.Cart` (with nested classes), `com.acme.*` (a package) or `com.acme.**` (with those below);"
                        + " divided by commas";
        return new Format<>(allowed, text -> {
            List<String> names = parts(text);
            require(
                    names.stream().allMatch(name -> CLASS_NAMES.matcher(name).matches()),
                    "there is one that is no such name");
            return new ClassNames(names);
        });
    }

    /** Some of an enum's constants, each once, in an order that counts. */
    static <E extends Enum<E>> Format<List<E>> distinct(Class<E> type) {
        Format<E> one = Formats.oneOf(type);
        return new Format<>(one.allowed() + "; divided by commas", text -> {
            List<E> found =
                    parts(text).stream().map(part -> one.parser().parse(part)).toList();
            require(found.stream().distinct().count() == found.size(), "there is one twice");
            return found;
        });
    }

    /** Paths within the application; an asterisk at the end stands for all below. */
    static Format<List<String>> paths() {
        return new Format<>("paths as `/status` or `/poll/*`, divided by commas", text -> {
            List<String> paths = parts(text);
            require(paths.stream().allMatch(path -> PATH.matcher(path).matches()), "there is one that is no such path");
            return paths;
        });
    }

    private static List<String> parts(String text) {
        List<String> parts = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        require(!parts.isEmpty(), "there is nothing but commas");
        return parts;
    }
}
