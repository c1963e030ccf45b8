package dev.holdfast.wiring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Where things are done that no request asks for: on the server's managed threads, or on one of our own where it has none.
 *
 * @param executor does them with the application's class loader
 * @param own whether it is ours to shut down
 */
record BackgroundThread(ScheduledExecutorService executor, boolean own) implements AutoCloseable {

    /** Jakarta Concurrency 3.0, section 3.2.2: each application's default one. */
    private static final String MANAGED = "java:comp/DefaultManagedScheduledExecutorService";

    /**
     * To be called on a thread of the application.
     *
     * @param name of a thread of our own
     */
    static BackgroundThread ofServer(String name) {
        try {
            if (new InitialContext().lookup(MANAGED) instanceof ScheduledExecutorService managed) {
                return new BackgroundThread(managed, false);
            }
        } catch (NamingException notThere) {
            // As on a server without Jakarta Concurrency.
        }
        return new BackgroundThread(ofOurOwn(name, Thread.currentThread().getContextClassLoader()), true);
    }

    private static ScheduledExecutorService ofOurOwn(String name, ClassLoader application) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        });
    }

    @Override
    public void close() {
        if (own) {
            executor.shutdownNow();
        }
    }
}
