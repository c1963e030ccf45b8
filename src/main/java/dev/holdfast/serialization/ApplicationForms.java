package dev.holdfast.serialization;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.lang.reflect.Constructor;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the forms of the application's own types: as their JSON-B annotations say, else by field. */
final class ApplicationForms {

    private static final TypeVariable<?>[] ADAPTER = JsonbAdapter.class.getTypeParameters();

    private final FormBuilder forms;
    private final Faults faults;
    private final JsonbHolder jsonb;
    private final JsonText text;

    ApplicationForms(FormBuilder forms, Faults faults, JsonbHolder jsonb, JsonText text) {
        this.forms = forms;
        this.faults = faults;
        this.jsonb = jsonb;
        this.text = text;
    }

    /** The form of an application type, or null where the type itself is at fault. */
    @Nullable
    Form formOf(ResolvedType type, String step) {
        Class<?> raw = type.raw();
        JsonbTypeAdapter adapter = raw.getAnnotation(JsonbTypeAdapter.class);
        if (adapter != null) {
            return adapted(type, adapter, step);
        }
        if (raw.isAnnotationPresent(JsonbTypeSerializer.class)
                || raw.isAnnotationPresent(JsonbTypeDeserializer.class)) {
            return ofProvider(type, step);
        }
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        if (info != null) {
            return new SubtypeForms(forms, this, faults).formOf(type, info, step);
        }
        return raw.isEnum() ? Scalars.of(raw) : byField(type, step);
    }

    private @Nullable Form ofProvider(ResolvedType type, String step) {
        if (!type.raw().isAnnotationPresent(JsonbTypeSerializer.class)
                || !type.raw().isAnnotationPresent(JsonbTypeDeserializer.class)) {
            return fault(
                    type,
                    step,
                    "has only one of @JsonbTypeSerializer and @JsonbTypeDeserializer",
                    "Give it both, or a @JsonbTypeAdapter.");
        }
        return new JsonbForm(type, jsonb.get(), text);
    }

    private @Nullable Form adapted(ResolvedType type, JsonbTypeAdapter annotation, String step) {
        Map<TypeVariable<?>, ResolvedType> variables =
                ResolvedType.of(annotation.value()).variables();
        ResolvedType original = variables.get(ADAPTER[0]);
        ResolvedType adapted = variables.get(ADAPTER[1]);
        if (adapted == null || original == null || adapted.equals(type)) {
            return fault(type, step, "has an adapter that leads back to it", "Adapt it to another type.");
        }
        if (!original.box().isAssignableFrom(type.box())) {
            return fault(type, step, "has an adapter for " + original, "Give it an adapter of its own type.");
        }
        JsonbAdapter<Object, Object> adapter;
        try {
            adapter = instance(annotation.value());
        } catch (ReflectiveOperationException | RuntimeException e) {
            String cause = "has an adapter, " + annotation.value().getName() + ", that cannot be made: " + e;
            return fault(type, step, cause, "Give the adapter a constructor without parameters.");
        }
        return new AdapterForm(type, adapter, forms.formOf(adapted, step));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static JsonbAdapter<Object, Object> instance(Class<? extends JsonbAdapter> type)
            throws ReflectiveOperationException {
        Constructor<? extends JsonbAdapter> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** The form of a record or a class that has objects of its own, by its fields. */
    @Nullable
    Form byField(ResolvedType type, String step) {
        String obstacle = Makers.obstacle(type.raw());
        if (obstacle != null) {
            return fault(type, step, obstacle, Makers.cure(type.raw()));
        }
        List<Members.Member> members = Members.of(type.raw());
        Maker maker = Makers.of(type, step, members, faults);
        List<Property> properties = properties(type, members, step);
        return maker == null
                ? null
                : new FieldsForm(type, maker, properties, type.raw().isRecord());
    }

    private List<Property> properties(ResolvedType type, List<Members.Member> members, String step) {
        Map<TypeVariable<?>, ResolvedType> variables = type.variables();
        List<Property> properties = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Members.Member member : members) {
            if (!names.add(member.name())) {
                fault(
                        type,
                        step,
                        "has two fields that are stored as \"" + member.name() + "\"",
                        "Give one of them another name by @JsonbProperty.");
            }
            ResolvedType declared = ResolvedType.of(member.field().getGenericType(), variables);
            properties.add(property(type, member, declared, step));
        }
        return properties;
    }

    private Property property(ResolvedType owner, Members.Member member, ResolvedType declared, String step) {
        String below = step + "." + member.field().getName();
        if (!member.field().trySetAccessible()) {
            fault(owner, below, "is in a module that is closed to Holdfast", "Open the package in module-info.java.");
        }
        if (member.annotation(JsonbTypeSerializer.class).isPresent()
                || member.annotation(JsonbTypeDeserializer.class).isPresent()) {
            fault(
                    declared,
                    below,
                    "has a serializer or deserializer on the field",
                    "Put @JsonbTypeSerializer and @JsonbTypeDeserializer on the class, or a @JsonbTypeAdapter on the field.");
        }
        JsonbTypeAdapter adapter = member.annotation(JsonbTypeAdapter.class).orElse(null);
        Form form = adapter == null ? forms.formOf(declared, below) : adapted(declared, adapter, below);
        return new Property(member.name(), member.field(), form);
    }

    private @Nullable Form fault(ResolvedType type, String step, String cause, String cure) {
        faults.add(type, step, cause, cure);
        return null;
    }
}
