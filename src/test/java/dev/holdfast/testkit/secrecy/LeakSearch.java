package dev.holdfast.testkit.secrecy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks for secrets in lines of a log. Of a token it knows the secret in it, in the token's own text, by itself in Base64 of either
 * alphabet, and in hexadecimal digits: a part of it is enough. What else a token holds is public.
 */
final class LeakSearch {

    /** So many characters are compared: in Base64 12 bytes, which nobody meets by chance. */
    private static final int WINDOW = 16;

    /** Behind the format, key id, ref, generation and time of issue. */
    private static final int SECRET_AT = 31;

    private static final int SECRET_BYTES = 16;

    /** The first character of a token that has six bits of its secret. */
    private static final int SECRET_TEXT_AT = (SECRET_AT * 8 + 5) / 6;

    /** The first one that has some behind the secret. */
    private static final int SECRET_TEXT_END = (SECRET_AT + SECRET_BYTES) * 8 / 6;

    private final Set<String> windows = new HashSet<>();
    private final List<String> words = new ArrayList<>();

    void token(String token) {
        for (int at = SECRET_TEXT_AT; at + WINDOW <= SECRET_TEXT_END; at++) {
            windows.add(token.substring(at, at + WINDOW));
        }
        byte[] all = Base64.getUrlDecoder().decode(token);
        byte[] secret = Arrays.copyOfRange(all, SECRET_AT, SECRET_AT + SECRET_BYTES);
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
