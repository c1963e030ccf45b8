package dev.holdfast.wiring;

import dev.holdfast.session.Reaper;
import dev.holdfast.session.Sessions;
import dev.holdfast.web.ModuleStart;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.jspecify.annotations.Nullable;

/** Has overdue sessions ended from the start of the application to its end, where it may have any. */
@ApplicationScoped
class ReaperStart {

    private @Nullable BackgroundThread thread;
    private @Nullable Reaper reaper;
    private boolean ended;

    void starts(
            @Observes @Initialized(ApplicationScoped.class) Object application,
            HoldfastExtension extension,
            Instance<Sessions> sessions,
            Instance<RequestContextController> scopes) {
        if (extension.mayHaveSessions()) {
            ModuleStart.then(() -> begin(sessions, scopes));
        }
    }

    /** The event may come more than once: for the application, and for each of its modules. */
    private synchronized void begin(Instance<Sessions> sessions, Instance<RequestContextController> scopes) {
        if (reaper == null && !ended) {
            BackgroundThread made = BackgroundThread.ofServer("holdfast-reaper");
            thread = made;
            reaper = Reaper.start(sessions::get, callbacks -> inRequestScope(scopes, callbacks), made.executor());
        }
    }

    void ends(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        stop();
    }

    /** Where that event does not come. */
    @PreDestroy
    synchronized void stop() {
        ended = true;
        if (reaper != null && thread != null) {
            reaper.close();
            thread.close();
        }
    }

    /** Each session's callbacks have one of their own, as if a request had ended it. */
    private static void inRequestScope(Instance<RequestContextController> scopes, Runnable callbacks) {
        RequestContextController scope = scopes.get();
        try {
            boolean activated = scope.activate();
            try {
                callbacks.run();
            } finally {
                if (activated) {
                    scope.deactivate();
                }
            }
        } finally {
            scopes.destroy(scope);
        }
    }
}
