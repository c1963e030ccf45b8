package dev.holdfast.it.support;

import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Comes with an application: threads other than the request's. The server's managed ones, where it has Jakarta Concurrency. */
public final class OtherThreads implements Executor {

    private static final String MANAGED = "java:comp/DefaultManagedExecutorService";

    @Override
    public void execute(Runnable task) {
        ofServer().execute(task);
    }

    private static Executor ofServer() {
        try {
            return (Executor) new InitialContext().lookup(MANAGED);
        } catch (NamingException notThere) {
            return task -> new Thread(task).start();
        }
    }
}
