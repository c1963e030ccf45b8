package dev.holdfast.it.concurrency;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads in the log for debugging how often the commits of this node were sent, and keeps those lines from the server's log. */
@WebListener
public class Attempts implements ServletContextListener {

    private static final Pattern ATTEMPTS = Pattern.compile("^session-committed .*: attempts: (\\d+)$");
    private static final Logger LOG = Logger.getLogger("dev.holdfast.sessions");
    private static final AtomicInteger GREATEST = new AtomicInteger(1);

    @Override
    public void contextInitialized(ServletContextEvent event) {
        LOG.setLevel(Level.FINE);
        Filter before = LOG.getFilter(); // of another application that the server has
        LOG.setFilter(line -> isToBePrinted(line) & (before == null || before.isLoggable(line)));
    }

    /** The greatest number since it was last asked for. */
    static int greatest() {
        return GREATEST.getAndSet(1);
    }

    private static boolean isToBePrinted(LogRecord line) {
        Matcher attempts = ATTEMPTS.matcher(line.getMessage());
        if (attempts.find()) {
            GREATEST.accumulateAndGet(Integer.parseInt(attempts.group(1)), Math::max);
        }
        return line.getLevel().intValue() >= Level.INFO.intValue();
    }
}
