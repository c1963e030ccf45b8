package dev.holdfast.serialization;

import dev.holdfast.UnstorableValueException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One value on its way to JSON: where in it the work stands, and the refusal of what would not come back. Of one thread. */
final class Writing {

    /** Half of what JSON parsers allow, for a form may need two levels of JSON. */
    static final int MAX_DEPTH = 400;

    private final JsonProvider json;
    private final ResolvedType declared;
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());

    Writing(JsonProvider json, ResolvedType declared) {
        this.json = json;
        this.declared = declared;
    }

    /** The JSON of a value that stands at a step below the one being written. */
    JsonValue write(String step, Form form, @Nullable Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        path.addLast(step);
        JsonValue written = form instanceof ScalarForm ? form.write(value, this) : writeWithin(form, value);
        path.removeLast();
        return written;
    }

    private JsonValue writeWithin(Form form, Object value) {
        if (!around.add(value)) {
            throw SerializationMessages.cycle(place(), value.getClass());
        }
        if (path.size() > MAX_DEPTH) {
            throw SerializationMessages.tooDeep(declared.name(), value.getClass(), MAX_DEPTH);
        }
        JsonValue written = form.write(value, this);
        around.remove(value);
        return written;
    }

    UnstorableValueException refused(String type, Object value, String cure) {
        return SerializationMessages.unstorable(place(), type, value.getClass(), cure);
    }

    private String place() {
        return declared.name() + String.join("", path);
    }

    JsonObjectBuilder object() {
        return json.createObjectBuilder();
    }

    JsonArrayBuilder array() {
        return json.createArrayBuilder();
    }

    JsonProvider json() {
        return json;
    }
}
