package dev.holdfast.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;

/**
 * When the flash has to be stored: before a redirect and before the page's last bytes. Mojarra tells both by an attribute of the
 * context, set while it calls the flash ({@code com.sun.faces.context.ExternalContextImpl}).
 */
final class LastPhase {

    private static final String NOW = "com.sun.faces.context.flash.ACT_AS_DO_LAST_PHASE_ACTIONS";

    private LastPhase() {}

    static boolean isOver(FacesContext context) {
        return context.getAttributes().containsKey(NOW)
                || context.getResponseComplete()
                || context.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
    }

    static boolean isRedirect(FacesContext context) {
        return Boolean.TRUE.equals(context.getAttributes().get(NOW));
    }
}
