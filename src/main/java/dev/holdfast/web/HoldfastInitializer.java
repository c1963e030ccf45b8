package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfigReader;
import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.interceptor.RenewsSessionId;
import dev.holdfast.interceptor.RequiresRecentSignIn;
import dev.holdfast.interceptor.RequiresSession;
import dev.holdfast.interceptor.RequiresSignIn;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.web.httpsession.ListenerClasses;
import dev.holdfast.web.httpsession.SharedCookieName;
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
 * Puts the filter before all others, for every path and every kind of dispatch, and remembers the application's session listeners; stops
 * one whose guards would not guard. Found by the server as a service.
 */
@HandlesTypes({
    HttpSessionListener.class,
    HttpSessionAttributeListener.class,
    HttpSessionIdListener.class,
    SessionLocked.class,
    RetryOnConflict.class,
    RequiresSession.class,
    RequiresSignIn.class,
    RequiresRecentSignIn.class,
    RenewsSessionId.class,
    EndsSession.class
})
public final class HoldfastInitializer implements ServletContainerInitializer {

    private static final String FILTER = "holdfast";

    private static final String CALLED = HoldfastInitializer.class.getName();

    /** Made by the server. */
    public HoldfastInitializer() {}

    static boolean wasCalledFor(ServletContext context) {
        return context.getAttribute(CALLED) != null;
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        Set<Class<?>> found = classes == null ? Set.of() : classes;
        InterceptedComponents.refuse(found);
        UnreadSettings.refuse(context);
        SharedCookieName.refuse(HoldfastConfigReader.readOfApplication().config(), context);
        OwnModule.startsIn(context);
        ListenerClasses.remember(context, found);
        context.setAttribute(CALLED, true);
        context.addListener(ApplicationStart.class);
        FilterRegistration.@Nullable Dynamic filter = context.addFilter(FILTER, new HoldfastFilter());
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        }
    }
}
