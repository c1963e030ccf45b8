package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.web.httpsession.ContainerLogin;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.jspecify.annotations.Nullable;

/** Warns, as the application starts, of what its web.xml has the server do by itself. Made by the server, which injects it. */
public final class ApplicationStart implements ServletContextListener {

    @Inject
    private @Nullable HoldfastConfig config;

    /** Made by the server. */
    public ApplicationStart() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (config != null && config.httpSession().replaced()) {
            ContainerLogin.warnOf(event.getServletContext());
        }
    }
}
