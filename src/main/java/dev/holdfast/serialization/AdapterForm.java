package dev.holdfast.serialization;

import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.stream.Stream;

/**
 * A type that the application adapts to another one by {@code @JsonbTypeAdapter}.
 *
 * @param type the declared type
 * @param adapter the application's
 * @param adapted the form of what it is adapted to
 */
record AdapterForm(ResolvedType type, JsonbAdapter<Object, Object> adapter, Form adapted) implements Form {

    @Override
    public JsonValue write(Object value, Writing writing) {
        if (!type.box().isInstance(value)) {
            throw writing.refused(type.name(), value, "Put a value of the declared type there.");
        }
        Object other = adapt(value);
        return other == null ? JsonValue.NULL : adapted.write(other, writing);
    }

    private Object adapt(Object value) {
        try {
            return adapter.adaptToJson(value);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the adapter " + adapter.getClass().getName() + " failed", e);
        }
    }

    @Override
    public Object read(JsonValue json) {
        try {
            return adapter.adaptFromJson(adapted.read(json));
        } catch (UnfitJsonException e) {
            throw e;
        } catch (Exception e) {
            throw new UnfitJsonException("the adapter " + adapter.getClass().getName() + " failed", e);
        }
    }

    @Override
    public Object meaning(JsonValue json) {
        return adapted.meaning(json);
    }

    @Override
    public Stream<Form> parts() {
        return Stream.of(adapted);
    }

    @Override
    public boolean isImmutable() {
        return false;
    }
}
