package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

    private static final JsonProvider JSON = JsonProvider.provider();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"a\"",
                "\" ~'/{}[],:0\"",
                "0",
                "7",
                "-7",
                "10",
                "999999999999999999",
                "-999999999999999999",
                "true",
                "false",
                "null"
            })
    void gives_what_the_parser_gives(String text) {
        JsonValue plain = read(text);
        assertThat(plain).isNotNull().isEqualTo(new JsonText(JSON).parse(text));
        assertThat(plain).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\"a",
                "a\"",
                "\"a\"b\"",
                "\"a\\\"",
                "\"a\\nb\"",
                "\"a\nb\"",
                "\"\u00e4\"",
                "\"\ud83d\ude00\"",
                "-",
                "-0",
                "00",
                "01",
                "-01",
                "+1",
                "1.0",
                "1e3",
                "1000000000000000000",
                " 1",
                "1 ",
                "truE",
                "True",
                "nul",
                "{}",
                "[]",
                "[1]",
                "1,2"
            })
    void leaves_all_else_to_the_parser(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void looks_at_every_byte_of_a_string() {
        for (int length = 1; length <= 20; length++) {
            for (int at = 0; at < length; at++) {
                for (int c = 0; c < 0x100; c++) {
                    byte[] text = ("J\"" + "a".repeat(length) + "\"").getBytes(StandardCharsets.US_ASCII);
                    text[2 + at] = (byte) c;
                    boolean isPlain = c >= ' ' && c < 0x80 && c != '"' && c != '\\';
                    assertThat(PlainJson.read(text, 1, JSON) != null)
                            .as("character %s at %s of %s", c, at, length)
                            .isEqualTo(isPlain);
                }
            }
        }
    }

    private static JsonValue read(String text) {
        return PlainJson.read(("J" + text).getBytes(StandardCharsets.UTF_8), 1, JSON);
    }
}
