package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Declared first in web.xml; keeps what it learned as the application started. */
public class FirstListener implements ServletContextListener, HttpSessionListener {

    private String application = "unknown";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        application = event.getServletContext().getContextPath();
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        Journal.write(event, "first: created");
        Journal.write(event, "started in " + application);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Journal.write(event, "first: destroyed, a: " + Seen.in(event.getSession(), "a"));
    }
}
