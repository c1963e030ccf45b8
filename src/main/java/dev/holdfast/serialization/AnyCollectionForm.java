package dev.holdfast.serialization;

import dev.holdfast.session.merge.Parts;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is declared as {@code Collection}: a list as an array, a set as an object around one, for the two never equal each other. */
record AnyCollectionForm(CollectionForm list, CollectionForm set) implements Form {

    private static final String SET = "set";

    @Override
    public JsonValue write(Object value, Writing writing) {
        if (value instanceof List) {
            return list.write(value, writing);
        }
        if (value instanceof Set) {
            return writing.object().add(SET, set.write(value, writing)).build();
        }
        throw writing.refused("Collection", value, "Copy it into a List or a Set, or declare its class.");
    }

    @Override
    public Object read(JsonValue json) {
        return json instanceof JsonObject ? set.read(inside(json)) : list.read(json);
    }

    @Override
    public Object meaning(JsonValue json) {
        return json instanceof JsonObject ? set.meaning(inside(json)) : list.meaning(json);
    }

    @Override
    public Parts takeApart(JsonValue json) {
        return json instanceof JsonObject ? set.takeApart(inside(json)) : list.takeApart(json);
    }

    @Override
    public JsonValue putTogether(Parts parts, Writing writing) {
        if (parts instanceof Parts.Members) {
            return writing.object().add(SET, set.putTogether(parts, writing)).build();
        }
        return list.putTogether(parts, writing);
    }

    private static JsonValue inside(JsonValue json) {
        return json.asJsonObject().getOrDefault(SET, JsonValue.NULL);
    }

    @Override
    public Stream<Form> parts() {
        return Stream.of(list, set);
    }

    @Override
    public boolean isImmutable() {
        return false;
    }
}
