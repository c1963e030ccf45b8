package dev.holdfast.wiring;

import dev.holdfast.web.CurrentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Tells the injected request and session, as the application starts, whom to ask for them. */
@ApplicationScoped
class InjectedRequest {

    void starts(
            @Observes @Initialized(ApplicationScoped.class) Object application,
            HoldfastExtension extension,
            CurrentRequest current) {
        extension.injects(current);
    }
}
