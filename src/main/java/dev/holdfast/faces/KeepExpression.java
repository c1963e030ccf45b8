package dev.holdfast.faces;

import jakarta.faces.context.FacesContext;

/**
 * Whether {@code #{flash.keep.name}} is being evaluated: Mojarra resolves {@code flash.keep} to the flash, and leaves a constant of a
 * private enum in the context for the read that follows ({@code com.sun.faces.context.flash.FlashELResolver}).
 */
final class KeepExpression {

    private static final String MARK = "KeepFlagAttributeName";

    private KeepExpression() {}

    /** Takes the mark away: it is for one read. */
    static boolean isEvaluated(FacesContext context) {
        return context.getAttributes()
                .keySet()
                .removeIf(key -> key instanceof Enum<?> mark && mark.name().equals(MARK));
    }
}
