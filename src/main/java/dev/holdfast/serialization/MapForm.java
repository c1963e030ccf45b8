package dev.holdfast.serialization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A map of the JDK: a JSON object in the order of iteration, its keys by their text.
 *
 * @param type the declared type
 * @param kind what the declared class takes and makes
 * @param key the keys' form
 * @param value the values' form
 */
record MapForm(ResolvedType type, MapKind kind, ScalarForm<?> key, Form value) implements Form {

    @Override
    public JsonValue write(Object map, Writing writing) {
        if (!(map instanceof Map<?, ?> entries) || !kind.fits().test(entries)) {
            throw writing.refused(type.name(), map, kind.cure());
        }
        JsonObjectBuilder object = writing.object();
        int[] count = {0};
        entries.forEach((k, v) -> {
            object.add(keyOf(k, entries, writing), writing.write("{}", value, v));
            count[0]++;
        });
        JsonObject written = object.build();
        if (written.size() != count[0]) {
            throw writing.refused(type.name(), map, "The map tells keys apart that are equal; use a HashMap.");
        }
        return written;
    }

    private String keyOf(Object k, Map<?, ?> entries, Writing writing) {
        if (k == null) {
            throw writing.refused(type.name(), entries, "It has a null key: use a key that is not null.");
        }
        return key.textOf(k, writing);
    }

    @Override
    public Object read(JsonValue json) {
        Map<Object, Object> map = kind.maker().get();
        entries(json).forEach((k, v) -> map.put(key.keyOf(k), value.readNullable(v)));
        return map;
    }

    @Override
    public Object meaning(JsonValue json) {
        Map<String, Object> meanings = new HashMap<>();
        entries(json).forEach((k, v) -> meanings.put(k, value.meaningOfNullable(v)));
        return meanings;
    }

    private Map<String, JsonValue> entries(JsonValue json) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new UnfitJsonException(type.name(), json);
    }

    @Override
    public Stream<Form> parts() {
        return Stream.of(key, value);
    }

    @Override
    public boolean isImmutable() {
        return false;
    }
}
