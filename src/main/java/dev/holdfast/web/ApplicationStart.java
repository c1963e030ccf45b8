package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.web.httpsession.ContainerLogin;
import dev.holdfast.web.httpsession.HttpSessions;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.jspecify.annotations.Nullable;

/**
 * As the application starts: tells its sessions where their listeners are to be found, for those that fall due before the first
 * request, warns of what web.xml has the server do by itself, and has begin what waited for the WAR's name. Made by the server, which
 * mostly injects it.
 */
public final class ApplicationStart implements ServletContextListener {

    @Inject
    private @Nullable HoldfastConfig config;

    @Inject
    private @Nullable HttpSessions sessions;

    /** Made by the server. */
    public ApplicationStart() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (config != null && sessions != null && config.httpSession().replaced()) {
            sessions.deployedIn(event.getServletContext());
            ContainerLogin.warnOf(event.getServletContext());
        }
        ModuleStart.isNow();
    }
}
