package dev.holdfast.session;

import dev.holdfast.ConflictPolicy;
import java.util.Optional;

/**
 * Which outcomes of a conflict are allowed.
 *
 * @param configured what happens where no annotation tells
 * @param strict whether only what an annotation lets be overwritten may be
 */
record ConflictRules(ConflictPolicy configured, boolean strict) {

    /** Whether the field is to be merged as far as it can be. */
    boolean mayMerge(Optional<FieldRules> field) {
        return policyOf(field) == ConflictPolicy.MERGE;
    }

    /** Whether what cannot be merged is to be overwritten. */
    boolean mayOverwrite(Optional<FieldRules> field) {
        return switch (policyOf(field)) {
            case OVERWRITE -> true;
            case MERGE -> !strict;
            case FAIL -> false;
        };
    }

    private ConflictPolicy policyOf(Optional<FieldRules> field) {
        if (field.isEmpty()) {
            return strict ? ConflictPolicy.FAIL : ConflictPolicy.OVERWRITE;
        }
        ConflictPolicy annotated = field.get().policy();
        if (annotated != null) {
            return annotated;
        }
        return strict && configured == ConflictPolicy.OVERWRITE ? ConflictPolicy.MERGE : configured;
    }
}
