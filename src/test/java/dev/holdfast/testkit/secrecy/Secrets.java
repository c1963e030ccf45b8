package dev.holdfast.testkit.secrecy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this run's logs must not hold. Safe for use by any number of threads. */
public final class Secrets {

    /** Stands in a session's values, where a test puts it. */
    public static final String VALUE = "a-value-that-no-log-holds-5e1c";

    /** Shorter or plainer ones, as of nothing but zeros, may stand anywhere by chance. */
    private static final int FEWEST_LETTERS = 6;

    /** A session's, or a remembered login's. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<![\\w-])([\\w-]{" + LeakSearch.SESSION_TOKEN + "}|[\\w-]{" + LeakSearch.LOGIN_TOKEN + "})(?![\\w-])");

    private static final Set<String> TOKENS = ConcurrentHashMap.newKeySet();
    private static final Set<String> WORDS = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    /**
     * Remembers a token.
     *
     * @param token as a client is told it
     * @return the same
     */
    public static String token(String token) {
        TOKENS.add(token);
        return token;
    }

    /**
     * Remembers all tokens in these texts.
     *
     * @param headers of a response, or anything else that a client receives
     */
    public static void tokensIn(Iterable<String> headers) {
        for (String header : headers) {
            Matcher found = TOKEN.matcher(header);
            while (found.find()) {
                token(found.group());
            }
        }
    }

    /**
     * Remembers keys and passwords.
     *
     * @param settings of an application, those that are no secret too
     */
    public static void configured(Map<String, String> settings) {
        settings.forEach((key, value) -> {
            if (key.endsWith("token.keys")) {
                List.of(value.split(",")).forEach(one -> word(one.strip()));
            } else if (key.endsWith("password")) {
                word(value);
            }
        });
    }

    private static void word(String word) {
        if (word.chars().distinct().count() >= FEWEST_LETTERS) {
            WORDS.add(word);
        }
    }

    /** A search for all that is known by now. */
    static LeakSearch search() {
        LeakSearch search = new LeakSearch();
        TOKENS.forEach(search::token);
        WORDS.forEach(search::word);
        search.word(VALUE);
        return search;
    }
}
