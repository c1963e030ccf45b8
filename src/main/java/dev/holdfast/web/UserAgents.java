package dev.holdfast.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the header {@code User-Agent} (RFC 9110, 10.1.5) tells a human: {@code Firefox on Linux}, {@code curl}. Only words of
 * these tables come out, never any of the client's own: at most 60 characters.
 *
 * <p>Whoever wants to be taken for something else can be. An iPad that asks for desktop sites says that it is a Mac.
 */
final class UserAgents {

    private static final String OTHER = "another client";
    private static final String BOT = "a bot";
    private static final Pattern SAYS_BOT = Pattern.compile("(?i)bot[/-]|crawler|spider");

    /** All that tells anything comes first; a longer one is not worth the time. */
    private static final int READ = 512;

    /** A word of the header, and what it stands for. */
    private record Sign(String word, String meaning) {}

    /** In this order: all but Firefox also say that they are Chrome, and nearly all that they are Safari. */
    private static final Sign[] BROWSERS = {
        new Sign("Edg/", "Edge"),
        new Sign("EdgA/", "Edge"),
        new Sign("EdgiOS/", "Edge"),
        new Sign("OPR/", "Opera"),
        new Sign("OPT/", "Opera"),
        new Sign("SamsungBrowser/", "Samsung Internet"),
        new Sign("Vivaldi/", "Vivaldi"),
        new Sign("YaBrowser/", "Yandex Browser"),
        new Sign("FxiOS/", "Firefox"),
        new Sign("Firefox/", "Firefox"),
        new Sign("CriOS/", "Chrome"),
        new Sign("Chrome/", "Chrome"),
        new Sign("Safari/", "Safari"),
    };

    /** In this order: Windows phones also say Android, Android and ChromeOS say Linux or X11, iPhones say Mac OS X. */
    private static final Sign[] SYSTEMS = {
        new Sign("Windows", "Windows"),
        new Sign("iPad", "iPad"),
        new Sign("iPhone", "iPhone"),
        new Sign("Android", "Android"),
        new Sign("CrOS", "ChromeOS"),
        new Sign("Mac OS X", "macOS"),
        new Sign("Linux", "Linux"),
    };

    private static final Sign[] PROGRAMS = {
        new Sign("curl/", "curl"),
        new Sign("Wget/", "Wget"),
        new Sign("okhttp/", "OkHttp"),
        new Sign("Java-http-client/", "Java"),
        new Sign("Apache-HttpClient/", "Java"),
        new Sign("python-requests/", "Python"),
        new Sign("Go-http-client/", "Go"),
        new Sign("Dart/", "Dart"),
        new Sign("PostmanRuntime/", "Postman"),
    };

    private UserAgents() {}

    /**
     * A user agent in a few words.
     *
     * @param header as the client sent it; anything at all may stand in it; null: none came
     */
    static String describe(@Nullable String header) {
        String agent = header == null ? "" : header.substring(0, Math.min(header.length(), READ));
        if (SAYS_BOT.matcher(agent).find()) {
            return BOT;
        }
        return first(BROWSERS, agent)
                .map(browser -> withSystem(browser, agent))
                .or(() -> first(PROGRAMS, agent))
                .orElseGet(() -> withSystem(OTHER, agent));
    }

    private static String withSystem(String client, String agent) {
        return client + first(SYSTEMS, agent).map(system -> " on " + system).orElse("");
    }

    private static Optional<String> first(Sign[] signs, String agent) {
        return Arrays.stream(signs)
                .filter(sign -> agent.contains(sign.word()))
                .map(Sign::meaning)
                .findFirst();
    }
}
