package dev.holdfast.testkit.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeakSearchTest {

    private static final int REF_AT = 5;
    private static final int SECRET_AT = 31;
    private static final int MAC_AT = 47;

    private final byte[] bytes = new byte[63];
    private final LeakSearch search = new LeakSearch();
    private final String token;

    LeakSearchTest() {
        new Random(1).nextBytes(bytes);
        token = base64(0, bytes.length);
        search.token(token);
        search.word("hunter2");
    }

    @Test
    void finds_a_token_wherever_it_stands() {
        assertThat(search.finds(token)).isTrue();
        assertThat(search.finds("JSESSIONID=" + token + "; Path=/")).isTrue();
        assertThat(search.finds("x" + token + "x")).isTrue();
        assertThat(search.finds(token.substring(30))).isTrue();
        assertThat(search.finds(token.substring(0, 62))).isTrue();
    }

    @Test
    void finds_its_secret_by_itself() {
        byte[] secret = Arrays.copyOfRange(bytes, SECRET_AT, MAC_AT);
        assertThat(search.finds("secret=" + base64(SECRET_AT, MAC_AT))).isTrue();
        assertThat(search.finds("secret " + Base64.getEncoder().encodeToString(secret)))
                .isTrue();
        assertThat(search.finds("[" + HexFormat.of().formatHex(secret) + "]")).isTrue();
        assertThat(search.finds(HexFormat.of().withUpperCase().formatHex(secret)))
                .isTrue();
    }

    @Test
    void finds_a_word() {
        assertThat(search.finds("redis://:hunter2@localhost")).isTrue();
    }

    @Test
    void leaves_what_is_public() {
        assertThat(search.finds("session-ended " + base64(REF_AT, REF_AT + 16))).isFalse();
        assertThat(search.finds(token.substring(0, 41))).isFalse();
        assertThat(search.finds(base64(MAC_AT, bytes.length))).isFalse();
        assertThat(search.finds("")).isFalse();
    }

    @Test
    void finds_both_secrets_of_a_remembered_login() {
        byte[] login = new byte[73];
        new Random(2).nextBytes(login);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(login);
        search.token(text);
        byte[] series = Arrays.copyOfRange(login, 21, 37);
        byte[] secret = Arrays.copyOfRange(login, 41, 57);
        assertThat(search.finds(text.substring(27, 50))).isTrue();
        assertThat(search.finds(text.substring(54, 77))).isTrue();
        assertThat(search.finds(HexFormat.of().formatHex(series))).isTrue();
        assertThat(search.finds(HexFormat.of().formatHex(secret))).isTrue();
        assertThat(search.finds(text.substring(0, 28))).isFalse();
    }

    private String base64(int from, int to) {
        byte[] part = new byte[to - from];
        ByteBuffer.wrap(bytes).position(from).get(part);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    }
}
