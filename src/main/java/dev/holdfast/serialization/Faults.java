package dev.holdfast.serialization;

import dev.holdfast.session.FieldCodecs.TypeFault;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a declared type. */
final class Faults {

    private final ResolvedType declared;
    private final List<TypeFault> found = new ArrayList<>();

    Faults(ResolvedType declared) {
        this.declared = declared;
    }

    /** A fault of a type at a step below the declared one, as {@code .price}. */
    void add(ResolvedType type, String step, String cause, String cure) {
        String path = type.equals(declared) && step.isEmpty() ? "" : declared.name() + step;
        found.add(new TypeFault(type.name(), path, cause, cure));
    }

    void throwIfAny() throws UnstorableTypeException {
        if (!found.isEmpty()) {
            throw new UnstorableTypeException(found);
        }
    }
}
