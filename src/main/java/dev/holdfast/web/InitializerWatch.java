package dev.holdfast.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Refuses the requests of a web application in which the server has not called {@link HoldfastInitializer}, as Open Liberty does not
 * with the jar in the EAR's library: without the filter nothing would be stored before the response, nor the cookie be set.
 */
@ApplicationScoped
class InitializerWatch {

    void begins(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) @Initialized(RequestScoped.class)
                    Object scope) {
        if (scope instanceof HttpServletRequest request
                && !HoldfastInitializer.wasCalledFor(request.getServletContext())) {
            throw WebMessages.notInitialized(request.getContextPath());
        }
    }
}
