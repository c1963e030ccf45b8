package dev.holdfast.serialization;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON as UTF-8 bytes and as text, and back. */
final class JsonText {

    private final JsonProvider json;
    private final JsonParserFactory parsers;

    JsonText(JsonProvider json) {
        this.json = json;
        parsers = json.createParserFactory(Map.of());
    }

    JsonValue parse(String text) {
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            if (parser.hasNext()) {
                throw new JsonParsingException("more follows after the value", parser.getLocation());
            }
            return value;
        }
    }

    /** One leading byte, then the JSON. */
    static byte[] bytes(byte lead, JsonValue value) {
        byte[] text = escapeLoneSurrogates(value.toString()).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[text.length + 1];
        all[0] = lead;
        System.arraycopy(text, 0, all, 1, text.length);
        return all;
    }

    /** The JSON after the leading byte. */
    JsonValue value(byte[] stored) throws CharacterCodingException {
        JsonValue plain = PlainJson.read(stored, 1, json);
        if (plain != null) {
            return plain;
        }
        ByteBuffer text = ByteBuffer.wrap(stored, 1, stored.length - 1);
        return parse(StandardCharsets.UTF_8.newDecoder().decode(text).toString());
    }

    /** A Java string may hold half a pair, which UTF-8 cannot; it can only stand within a JSON string, where an escape may. */
    private static String escapeLoneSurrogates(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                escaped.append("\\u%04x".formatted(point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
