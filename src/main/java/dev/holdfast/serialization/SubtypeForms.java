package dev.holdfast.serialization;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the form of a type that lists its subtypes. */
final class SubtypeForms {

    private final FormBuilder forms;
    private final ApplicationForms application;
    private final Faults faults;

    SubtypeForms(FormBuilder forms, ApplicationForms application, Faults faults) {
        this.forms = forms;
        this.application = application;
        this.faults = faults;
    }

    Form formOf(ResolvedType type, JsonbTypeInfo info, String step) {
        Map<Class<?>, String> aliases = new HashMap<>();
        Map<String, Form> subtypes = new HashMap<>();
        for (JsonbSubtype subtype : info.value()) {
            check(type, info, subtype, step);
            boolean twice = aliases.put(subtype.type(), subtype.alias()) != null;
            if (subtypes.put(subtype.alias(), form(type, subtype.type(), step)) != null || twice) {
                faults.add(
                        type,
                        step,
                        "lists \"" + subtype.alias() + "\" or its class twice",
                        "List each alias and each class once.");
            }
        }
        return new SubtypesForm(type, info.key(), aliases, subtypes, itself(type, aliases, step));
    }

    private void check(ResolvedType type, JsonbTypeInfo info, JsonbSubtype subtype, String step) {
        if (!type.raw().isAssignableFrom(subtype.type())) {
            faults.add(
                    type,
                    step,
                    "lists " + subtype.type().getName() + ", which is no subtype",
                    "Remove that @JsonbSubtype.");
        } else if (uses(info.key(), subtype.type(), type.raw())) {
            faults.add(
                    ResolvedType.of(subtype.type()),
                    step,
                    "uses the name \"" + info.key() + "\", by which " + type.name() + " tells its subtypes apart",
                    "Set another key in the @JsonbTypeInfo of " + type.name() + ".");
        }
    }

    /** Whether a name is taken by a field of a subtype, or of one below it, or by the key that a subtype has itself. */
    private static boolean uses(String name, Class<?> subtype, Class<?> above) {
        JsonbTypeInfo info = subtype == above ? null : subtype.getAnnotation(JsonbTypeInfo.class);
        return Members.of(subtype).stream().anyMatch(member -> member.name().equals(name))
                || info != null
                        && (info.key().equals(name)
                                || Stream.of(info.value()).anyMatch(below -> uses(name, below.type(), subtype)));
    }

    private @Nullable Form form(ResolvedType type, Class<?> subtype, String step) {
        return subtype == type.raw() ? application.byField(type, step) : forms.formOf(subtypeOf(type, subtype), step);
    }

    private @Nullable Form itself(ResolvedType type, Map<Class<?>, String> aliases, String step) {
        boolean hasObjects = !Modifier.isAbstract(type.raw().getModifiers()) && !aliases.containsKey(type.raw());
        if (!hasObjects && aliases.isEmpty()) {
            faults.add(type, step, "lists no subtype", "List every subtype by @JsonbSubtype.");
        }
        return hasObjects ? application.byField(type, step) : null;
    }

    /** The subtype with its variables bound as the declared type binds those they stand for. */
    private static ResolvedType subtypeOf(ResolvedType type, Class<?> subtype) {
        TypeVariable<?>[] open = subtype.getTypeParameters();
        if (open.length == 0) {
            return ResolvedType.of(subtype);
        }
        List<ResolvedType> unknown = Stream.of(open).map(ResolvedType::of).toList();
        Map<TypeVariable<?>, ResolvedType> inherited =
                ResolvedType.generic(subtype, unknown).variables();
        List<TypeVariable<?>> declared = Arrays.asList(type.raw().getTypeParameters());
        return ResolvedType.generic(
                subtype,
                unknown.stream()
                        .map(variable -> declared.stream()
                                .filter(name -> variable.equals(inherited.get(name)))
                                .findFirst()
                                .map(name -> type.argument(declared.indexOf(name)))
                                .orElse(variable))
                        .toList());
    }
}
