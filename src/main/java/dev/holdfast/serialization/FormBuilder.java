package dev.holdfast.serialization;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the forms of one declared type and of all in it. Used once, by one thread, at deployment. */
final class FormBuilder {

    /** A class whose field is of an ever larger type of itself would have no end. */
    private static final int MAX_TYPE_DEPTH = 12;

    private final Faults faults;
    private final ApplicationForms application;
    private final Map<ResolvedType, Form> known = new HashMap<>();

    FormBuilder(Faults faults, JsonbHolder jsonb, JsonText text) {
        this.faults = faults;
        this.application = new ApplicationForms(this, faults, jsonb, text);
    }

    /** The form of a type at a step below the declared one; of no use where that added a fault. */
    Form formOf(ResolvedType type, String step) {
        if (type.gap() != ResolvedType.Gap.NONE) {
            return fault(type, step, JdkFaults.causeOf(type.gap()), JdkFaults.cureOf(type.gap()));
        }
        if (type.depth() > MAX_TYPE_DEPTH) {
            return fault(
                    type, step, "its type arguments nest without end", "Give the field a type that does not grow.");
        }
        return type.raw().isArray() || !type.isOfApplication() ? ofJdk(type, step) : ofApplication(type, step);
    }

    private Form ofApplication(ResolvedType type, String step) {
        Form before = known.get(type);
        if (before != null) {
            return before;
        }
        ForwardForm forward = new ForwardForm();
        known.put(type, forward);
        Form form = application.formOf(type, step);
        if (form == null) {
            // Forgotten, so that every place of a type at fault is told of.
            known.remove(type);
            return forward;
        }
        forward.settle(form);
        known.put(type, form);
        return form;
    }

    private Form ofJdk(ResolvedType type, String step) {
        Class<?> raw = type.raw();
        ScalarForm<?> scalar = Scalars.of(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw.isArray()) {
            return new ArrayForm(type, formOf(type.argument(0), step));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return ofCollection(type, step);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return ofMap(type, step);
        }
        HolderKind holder = HolderKind.of(raw);
        if (holder != null) {
            return new HolderForm(type, holder, held(type, holder, step));
        }
        return unknown(type, step);
    }

    private Form ofCollection(ResolvedType type, String step) {
        if (type.raw() == Collection.class) {
            Form element = formOf(type.argument(0), step);
            return new AnyCollectionForm(
                    anyCollection(type, List.class, element), anyCollection(type, Set.class, element));
        }
        CollectionKind kind = type.raw() == EnumSet.class
                ? CollectionKind.ofEnumSet(type.argument(0).raw())
                : CollectionKind.of(type.raw());
        return kind == null ? unknown(type, step) : new CollectionForm(type, kind, formOf(type.argument(0), step));
    }

    private static CollectionForm anyCollection(ResolvedType type, Class<?> as, Form element) {
        return new CollectionForm(type, Objects.requireNonNull(CollectionKind.of(as)), element);
    }

    private Form ofMap(ResolvedType type, String step) {
        MapKind kind =
                type.raw() == EnumMap.class ? MapKind.ofEnumMap(type.argument(0).raw()) : MapKind.of(type.raw());
        if (kind == null) {
            return unknown(type, step);
        }
        ResolvedType key = type.argument(0);
        Form value = formOf(type.argument(1), step);
        ScalarForm<?> keys = key.gap() == ResolvedType.Gap.NONE ? Scalars.of(key.raw()) : null;
        return keys != null && keys.isImmutable()
                ? new MapForm(type, kind, keys, value)
                : fault(key, step, "cannot be the key of a stored map", JdkFaults.KEY_CURE);
    }

    private List<Form> held(ResolvedType type, HolderKind holder, String step) {
        Stream<ResolvedType> held =
                type.arguments().isEmpty() ? holder.fixed().stream().map(ResolvedType::of) : type.arguments().stream();
        return held.map(each -> formOf(each, step)).toList();
    }

    private Form unknown(ResolvedType type, String step) {
        return fault(type, step, JdkFaults.causeOf(type.raw()), JdkFaults.cureOf(type.raw()));
    }

    private Form fault(ResolvedType type, String step, String cause, String cure) {
        faults.add(type, step, cause, cure);
        return new ForwardForm();
    }
}
