package dev.holdfast.wiring;

import dev.holdfast.session.Sessions;
import dev.holdfast.web.ModuleStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/**
 * Reaches for a configured Redis as the application starts, without waiting for it. An application's own client is left
 * alone until a request needs it: it may connect as it is made.
 */
@ApplicationScoped
class StoreWarmUp {

    void starts(
            @Observes @Initialized(ApplicationScoped.class) Object application,
            HoldfastExtension extension,
            Instance<Sessions> sessions) {
        if (extension.storeChoice() == StoreChoice.CONFIGURED_REDIS) {
            ModuleStart.then(() -> sessions.get().warmUp());
        }
    }
}
