package dev.holdfast.testkit.secrecy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks for secrets in lines of a log. Of a token it knows the secret in it, in the token's own text, by itself in Base64 of either
 * alphabet, and in hexadecimal digits: a part of it is enough. What else a token holds is public.
 */
final class LeakSearch {

    /** So many characters are compared: in Base64 12 bytes, which nobody meets by chance. */
    private static final int WINDOW = 16;

    /** So many characters has a session's token: format, key id, ref, generation, time of issue, secret, MAC. */
    static final int SESSION_TOKEN = 84;

    /** And that of a remembered login: format, key id, user, series, generation, secret, MAC. The series is a secret, too. */
    static final int LOGIN_TOKEN = 98;

    /** At which bytes of a token secrets begin, by its length. */
    private static final Map<Integer, List<Integer>> SECRETS_AT =
            Map.of(SESSION_TOKEN, List.of(31), LOGIN_TOKEN, List.of(21, 41));

    private static final int SECRET_BYTES = 16;

    private final Set<String> windows = new HashSet<>();
    private final List<String> words = new ArrayList<>();

    void token(String token) {
        List<Integer> places = SECRETS_AT.get(token.length());
        if (places == null) {
            throw new IllegalArgumentException(
                    "A token of another form: this search has to be told where its secret is");
        }
        places.forEach(from -> secret(token, from));
    }

    private void secret(String token, int from) {
        int end = from + SECRET_BYTES;
        for (int at = (from * 8 + 5) / 6; at + WINDOW <= end * 8 / 6; at++) {
            windows.add(token.substring(at, at + WINDOW));
        }
        byte[] secret = Arrays.copyOfRange(Base64.getUrlDecoder().decode(token), from, end);
        window(Base64.getUrlEncoder().encodeToString(secret));
        window(HexFormat.of().formatHex(secret));
        window(HexFormat.of().formatHex(secret).toUpperCase(Locale.ROOT));
    }

    private void window(String text) {
        windows.add(text.substring(0, WINDOW));
    }

    /** A text that must not be there as it is. */
    void word(String word) {
        words.add(word);
    }

    boolean finds(String line) {
        return words.stream().anyMatch(line::contains)
                || hasWindow(line.replace('+', '-').replace('/', '_'));
    }

    private boolean hasWindow(String line) {
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = isOfBase64(line.charAt(i)) ? run + 1 : 0;
            if (run >= WINDOW && windows.contains(line.substring(i + 1 - WINDOW, i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfBase64(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
