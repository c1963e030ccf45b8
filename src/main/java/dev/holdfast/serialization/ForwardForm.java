package dev.holdfast.serialization;

import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stands for the form of a type that contains itself, until that one is made. Settled before deployment ends. */
final class ForwardForm implements Form {

    private @Nullable Form target;

    void settle(Form form) {
        target = form;
    }

    private Form target() {
        if (target == null) {
            throw new IllegalStateException("a type with faults has no form");
        }
        return target;
    }

    @Override
    public JsonValue write(Object value, Writing writing) {
        return target().write(value, writing);
    }

    @Override
    public Object read(JsonValue json) {
        return target().read(json);
    }

    @Override
    public Object meaning(JsonValue json) {
        return target().meaning(json);
    }

    @Override
    public Stream<Form> parts() {
        return Stream.of(target());
    }

    @Override
    public boolean isImmutable() {
        return true;
    }

    @Override
    public boolean isObject() {
        return target().isObject();
    }
}
