package dev.holdfast.it.life.site;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has Holdfast log all it can, so that a look into the log sees everything. */
@WebListener
public class OpenLog implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger("dev.holdfast");

    @Override
    public void contextInitialized(ServletContextEvent event) {
        LOG.setLevel(Level.ALL);
    }
}
