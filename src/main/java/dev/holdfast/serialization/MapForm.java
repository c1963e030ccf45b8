package dev.holdfast.serialization;

import dev.holdfast.session.merge.Parts;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    @Override
    public Parts takeApart(JsonValue json) {
        Map<String, Parts> parts = new LinkedHashMap<>();
        entries(json).forEach((k, v) -> parts.put(k, value.takeApartNullable(v)));
        return new Parts.Entries(parts);
    }

    @Override
    public JsonValue putTogether(Parts parts, Writing writing) {
        if (!(parts instanceof Parts.Entries map)) {
            return Form.super.putTogether(parts, writing);
        }
        JsonObjectBuilder object = writing.object();
        for (Object text : textsInOrder(map.entries().keySet(), writing)) {
            object.add((String) text, value.putTogether(map.entries().get(text), writing));
        }
        return object.build();
    }

    /** As the map declared iterates them. */
    private Collection<Object> textsInOrder(Set<String> texts, Writing writing) {
        Map<Object, Object> textOfKey = kind.maker().get();
        texts.forEach(text -> textOfKey.put(key.keyOf(text), text));
        if (textOfKey.size() != texts.size()) {
            throw writing.refused(
                    type.name(), textOfKey, "Two requests added keys that are equal but written differently.");
        }
        return textOfKey.values();
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
