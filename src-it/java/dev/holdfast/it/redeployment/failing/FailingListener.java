package dev.holdfast.it.redeployment.failing;

import dev.holdfast.SessionDirectory;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Stops the deployment when sessions have been asked for, and the connection to Redis is there. */
@WebListener
public class FailingListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        int sessions =
                CDI.current().select(SessionDirectory.class).get().of("ada").size();
        throw new IllegalStateException("this application is not to start, for all of its " + sessions + " sessions");
    }
}
