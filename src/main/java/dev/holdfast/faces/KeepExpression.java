package dev.holdfast.faces;

import jakarta.faces.context.FacesContext;

/**
 * Whether {@code #{flash.keep.name}} is being evaluated. Mojarra resolves {@code flash.keep} to the flash, and leaves a constant of a
 * private enum in the context for the read that follows ({@code com.sun.faces.context.flash.FlashELResolver}). MyFaces leaves a mark, too,
 * but then calls {@code keep} and looks for the value in the request ({@code org.apache.myfaces.el.resolver.FlashELResolver}).
 */
final class KeepExpression {

    private static final String MARK = "KeepFlagAttributeName";
    static final String MYFACES_MARK = "org.apache.myfaces.el.FlashELResolver.KEEP_STATUS";

    private KeepExpression() {}

    /** By Mojarra, and not yet kept. Takes the mark away: it is for one read. */
    static boolean isEvaluated(FacesContext context) {
        return context.getAttributes()
                .keySet()
                .removeIf(key -> key instanceof Enum<?> mark && mark.name().equals(MARK));
    }

    /** To MyFaces, what it has asked to be kept. */
    static void give(FacesContext context, String key, Object kept) {
        if (Boolean.TRUE.equals(context.getAttributes().get(MYFACES_MARK))) {
            context.getExternalContext().getRequestMap().put(key, kept);
        }
    }
}
