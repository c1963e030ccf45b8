package dev.holdfast.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Where the server has put the web application: what a servlet container without a platform's names can tell of it. */
@ApplicationScoped
public class ContextPath {

    private volatile String path = "";

    /** Made by the container. */
    public ContextPath() {}

    /** CDI 4.0, 6.7.3: a web application's start is told with its context. Before whoever asks for the name. */
    void starts(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class)
                    ServletContext context) {
        path = context.getContextPath();
    }

    /**
     * The path as a name (Servlet 6.0, 3.5).
     *
     * @return {@code shop} of {@code /shop}; empty for the root, and outside of web applications
     */
    public Optional<String> name() {
        return Optional.of(path).filter(known -> !known.isEmpty()).map(known -> known.substring(1));
    }
}
