package dev.holdfast.serialization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record or class of the application: a JSON object of its fields. A name that the JSON has and the class has not is
 * passed over; a field that the JSON has not keeps what the constructor gave it: versions of a class may share sessions.
 *
 * @param type the class
 * @param maker makes its objects
 * @param properties all its fields
 * @param isImmutable whether it is a record
 */
record FieldsForm(ResolvedType type, Maker maker, List<Property> properties, boolean isImmutable) implements Form {

    @Override
    public JsonValue write(Object value, Writing writing) {
        if (value.getClass() != type.raw()) {
            throw writing.refused(
                    type.name(), value, "Declare that class, or list it by @JsonbSubtype on the declared one.");
        }
        JsonObjectBuilder object = writing.object();
        for (Property property : properties) {
            object.add(property.name(), writing.write("." + property.name(), property.form(), property.of(value)));
        }
        return object.build();
    }

    @Override
    public Object read(JsonValue json) {
        Map<String, @Nullable Object> values = values(object(json));
        Object made = maker.make(values);
        for (Property property : properties) {
            if (values.containsKey(property.name()) && !maker.arguments().contains(property.name())) {
                property.put(made, values.get(property.name()));
            }
        }
        return made;
    }

    private Map<String, @Nullable Object> values(JsonObject object) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Property property : properties) {
            JsonValue json = object.get(property.name());
            if (json != null) {
                values.put(property.name(), read(property, json));
            }
        }
        return values;
    }

    private static @Nullable Object read(Property property, JsonValue json) {
        try {
            return property.form().readNullable(json);
        } catch (UnfitJsonException e) {
            throw e.within(property.name());
        }
    }

    @Override
    public Object meaning(JsonValue json) {
        Map<String, Object> meanings = new LinkedHashMap<>(object(json));
        for (Property property : properties) {
            meanings.computeIfPresent(
                    property.name(), (name, stored) -> property.form().meaningOfNullable((JsonValue) stored));
        }
        return meanings;
    }

    private JsonObject object(JsonValue json) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new UnfitJsonException(type.name(), json);
    }

    @Override
    public Stream<Form> parts() {
        return properties.stream().map(Property::form);
    }

    @Override
    public boolean isObject() {
        return true;
    }
}
