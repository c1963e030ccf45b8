package dev.holdfast.wiring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Where callbacks run that no request asks for: on the server's managed threads, or on one of our own where it has none.
 *
 * @param executor runs them with the application's class loader
 * @param own whether it is ours to shut down
 */
record ReaperThread(ScheduledExecutorService executor, boolean own) implements AutoCloseable {

    /** Jakarta Concurrency 3.0, section 3.2.2: each application's default one. */
    private static final String MANAGED = "java:comp/DefaultManagedScheduledExecutorService";

    /** To be called on a thread of the application. */
    static ReaperThread ofServer() {
        try {
            if (new InitialContext().lookup(MANAGED) instanceof ScheduledExecutorService managed) {
                return new ReaperThread(managed, false);
            }
        } catch (NamingException notThere) {
            // As on a server without Jakarta Concurrency.
        }
        return new ReaperThread(ofOurOwn(Thread.currentThread().getContextClassLoader()), true);
    }

    private static ScheduledExecutorService ofOurOwn(ClassLoader application) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "holdfast-reaper");
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
