package dev.holdfast.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the filter before all others, for every path and every kind of dispatch; found by the server as a service. */
public final class HoldfastInitializer implements ServletContainerInitializer {

    private static final String FILTER = "holdfast";

    /** Made by the server. */
    public HoldfastInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        FilterRegistration.@Nullable Dynamic filter = context.addFilter(FILTER, new HoldfastFilter());
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        }
    }
}
