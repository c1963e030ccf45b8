package dev.holdfast.serialization;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.Stream;

/**
 * An array: a JSON array.
 *
 * @param type the array's type
 * @param component the form of its components
 */
record ArrayForm(ResolvedType type, Form component) implements Form {

    @Override
    public JsonValue write(Object value, Writing writing) {
        if (value.getClass() != type.raw()) {
            throw writing.refused(type.name(), value, "Make the array with the component type that is declared.");
        }
        JsonArrayBuilder array = writing.array();
        for (int i = 0; i < Array.getLength(value); i++) {
            array.add(writing.write("[]", component, Array.get(value, i)));
        }
        return array.build();
    }

    @Override
    public Object read(JsonValue json) {
        List<JsonValue> components = components(json);
        Object array = Array.newInstance(type.raw().getComponentType(), components.size());
        for (int i = 0; i < components.size(); i++) {
            Array.set(array, i, component.readNullable(components.get(i)));
        }
        return array;
    }

    @Override
    public Object meaning(JsonValue json) {
        return components(json).stream().map(component::meaningOfNullable).toList();
    }

    private List<JsonValue> components(JsonValue json) {
        if (json instanceof JsonArray array) {
            return array;
        }
        throw new UnfitJsonException(type.name(), json);
    }

    @Override
    public Stream<Form> parts() {
        return Stream.of(component);
    }

    @Override
    public boolean isImmutable() {
        return false;
    }
}
