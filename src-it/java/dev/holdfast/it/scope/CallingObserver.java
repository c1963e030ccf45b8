package dev.holdfast.it.scope;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpServletRequest;

/** Calls the bean at the earliest moment there is: as the request scope begins. */
@ApplicationScoped
public class CallingObserver {

    void begin(@Observes @Initialized(RequestScoped.class) Object request, Trail trail) {
        if (request instanceof HttpServletRequest http && "observer".equals(http.getQueryString())) {
            trail.step("observer");
        }
    }
}
