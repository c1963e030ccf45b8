package dev.holdfast.it.packaging.hasty;

import dev.holdfast.SessionDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Asks for sessions as soon as CDI is there, which may be before the server tells a WAR's name. */
@ApplicationScoped
public class Hasty {

    void starts(@Observes @Initialized(ApplicationScoped.class) Object application, SessionDirectory directory) {
        directory.of("ada");
    }
}
