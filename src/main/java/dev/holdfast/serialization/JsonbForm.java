package dev.holdfast.serialization;

import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.util.stream.Stream;

/**
 * A class that the application writes and reads itself, by {@code @JsonbTypeSerializer} and {@code @JsonbTypeDeserializer}: the
 * JSON-B provider's work.
 *
 * @param type the declared class
 * @param jsonb the provider
 * @param text turns JSON into text and back
 */
record JsonbForm(ResolvedType type, Jsonb jsonb, JsonText text) implements Form {

    @Override
    public JsonValue write(Object value, Writing writing) {
        if (value.getClass() != type.raw()) {
            throw writing.refused(
                    type.name(), value, "Declare that class, with a serializer and a deserializer of its own.");
        }
        return text.parse(jsonb.toJson(value, type.raw()));
    }

    @Override
    public Object read(JsonValue json) {
        try {
            return jsonb.fromJson(json.toString(), type.raw());
        } catch (JsonbException e) {
            throw new UnfitJsonException("the deserializer of " + type.name() + " failed", e);
        }
    }

    @Override
    public Object meaning(JsonValue json) {
        return json;
    }

    @Override
    public Stream<Form> parts() {
        return Stream.of();
    }

    @Override
    public boolean isImmutable() {
        return false;
    }
}
