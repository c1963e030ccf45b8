package dev.holdfast.serialization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type whose {@code @JsonbTypeInfo} lists its subtypes: their JSON object with the alias under the key, as JSON-B 3.0 has it;
 * a subtype that is no JSON object, as an enum, stands under {@code value} beside it.
 *
 * @param type the declared type
 * @param key the JSON name that says which subtype it is
 * @param aliases the alias of each subtype
 * @param subtypes the form of each alias
 * @param itself the form of the declared class where it can have objects of its own, which carry no key
 */
record SubtypesForm(
        ResolvedType type, String key, Map<Class<?>, String> aliases, Map<String, Form> subtypes, @Nullable Form itself)
        implements Form {

    private static final String VALUE = "value";

    @Override
    public JsonValue write(Object value, Writing writing) {
        String alias = aliasOf(value);
        if (alias != null) {
            return withAlias(alias, subtypes.get(alias).write(value, writing), writing);
        }
        if (itself != null && value.getClass() == type.raw()) {
            return itself.write(value, writing);
        }
        throw writing.refused(
                type.name(), value, "List that class by @JsonbSubtype in the @JsonbTypeInfo of " + type.name() + ".");
    }

    /** That of its class, or else of a listed subtype which lists subtypes itself. */
    private @Nullable String aliasOf(Object value) {
        Class<?> found = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        return aliases.keySet().stream()
                .filter(subtype -> subtype == found || listsSubtypes(subtype) && subtype.isAssignableFrom(found))
                .min(Comparator.comparing(subtype -> subtype != found))
                .map(aliases::get)
                .orElse(null);
    }

    private boolean listsSubtypes(Class<?> subtype) {
        return subtype != type.raw() && subtype.isAnnotationPresent(JsonbTypeInfo.class);
    }

    private JsonValue withAlias(String alias, JsonValue written, Writing writing) {
        JsonObjectBuilder object = writing.object().add(key, alias);
        if (subtypes.get(alias).isObject()) {
            written.asJsonObject().forEach(object::add);
        } else {
            object.add(VALUE, written);
        }
        return object.build();
    }

    @Override
    public Object read(JsonValue json) {
        Form subtype = subtype(json);
        return subtype.read(content(subtype, json));
    }

    @Override
    public Object meaning(JsonValue json) {
        Form subtype = subtype(json);
        return Map.of(String.valueOf(json.asJsonObject().get(key)), subtype.meaning(content(subtype, json)));
    }

    private Form subtype(JsonValue json) {
        if (json instanceof JsonObject object) {
            Form known = object.get(key) instanceof JsonString alias ? subtypes.get(alias.getString()) : itself;
            if (known != null) {
                return known;
            }
        }
        throw new UnfitJsonException("a known subtype of " + type.name(), json);
    }

    private JsonValue content(Form subtype, JsonValue json) {
        JsonObject object = json.asJsonObject();
        return subtype.isObject() ? object : object.getOrDefault(VALUE, JsonValue.NULL);
    }

    @Override
    public Stream<Form> parts() {
        return Stream.concat(subtypes.values().stream(), Stream.ofNullable(itself));
    }

    @Override
    public boolean isImmutable() {
        return true;
    }

    @Override
    public boolean isObject() {
        return true;
    }
}
