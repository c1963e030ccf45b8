package dev.holdfast.web;

import dev.holdfast.web.httpsession.ListenerClasses;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the filter before all others, for every path and every kind of dispatch, and remembers the application's session listeners;
 * found by the server as a service.
 */
@HandlesTypes({HttpSessionListener.class, HttpSessionAttributeListener.class, HttpSessionIdListener.class})
public final class HoldfastInitializer implements ServletContainerInitializer {

    private static final String FILTER = "holdfast";

    /** Made by the server. */
    public HoldfastInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        ListenerClasses.remember(context, classes == null ? Set.of() : classes);
        context.addListener(ApplicationStart.class);
        FilterRegistration.@Nullable Dynamic filter = context.addFilter(FILTER, new HoldfastFilter());
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        }
    }
}
