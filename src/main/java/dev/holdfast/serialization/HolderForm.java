package dev.holdfast.serialization;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A JDK class around up to two values, as Optional or Map.Entry: a JSON array of what it holds, so that an empty one is not null.
 *
 * @param type the declared type
 * @param kind how it is opened and closed
 * @param held the forms of what it holds
 */
record HolderForm(ResolvedType type, HolderKind kind, List<Form> held) implements Form {

    @Override
    public JsonValue write(Object value, Writing writing) {
        if (!kind.fits().test(value)) {
            throw writing.refused(type.name(), value, "Use the class that is declared.");
        }
        JsonArrayBuilder array = writing.array();
        List<Object> inside = kind.open().apply(value);
        for (int i = 0; i < inside.size(); i++) {
            array.add(writing.write(kind.steps().get(i), held.get(i), inside.get(i)));
        }
        return array.build();
    }

    @Override
    public Object read(JsonValue json) {
        JsonArray array = inside(json);
        List<Object> inside = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            inside.add(held.get(i).readNullable(array.get(i)));
        }
        return kind.close().apply(inside);
    }

    @Override
    public Object meaning(JsonValue json) {
        JsonArray array = inside(json);
        return IntStream.range(0, array.size())
                .mapToObj(i -> held.get(i).meaningOfNullable(array.get(i)))
                .toList();
    }

    private JsonArray inside(JsonValue json) {
        if (json instanceof JsonArray array && (array.size() == held.size() || array.isEmpty() && kind.mayBeEmpty())) {
            return array;
        }
        throw new UnfitJsonException(type.name(), json);
    }

    @Override
    public Stream<Form> parts() {
        return held.stream();
    }

    @Override
    public boolean isImmutable() {
        return kind.isImmutable();
    }
}
