package dev.holdfast.web;

import java.util.ArrayList;
import java.util.List;

/**
 * The start of the WAR that this jar lies in. What goes by the WAR's name begins with it, and not as CDI says that the application is
 * initialized: in an EAR on Payara Server that is before any WAR has told its name. A jar that lies in no WAR has nothing to wait for,
 * and in the EAR's library may never see one start. Thread-safe.
 */
public final class ModuleStart {

    private static final ModuleStart OWN = new ModuleStart(OwnModule.archive().isPresent());

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean awaited;

    /**
     * A start.
     *
     * @param awaited whether it is still to come
     */
    ModuleStart(boolean awaited) {
        this.awaited = awaited;
    }

    /**
     * Has work done on the thread that starts the WAR, or at once where that has happened, or nothing is to start.
     *
     * @param work that needs {@link OwnModule#name}; what it throws stops the deployment
     */
    public static void then(Runnable work) {
        OWN.await(work);
    }

    /** To be called on the thread that starts the web application, after {@link OwnModule#startsIn}. */
    static void isNow() {
        OWN.happens();
    }

    void await(Runnable work) {
        if (!keeps(work)) {
            work.run();
        }
    }

    private synchronized boolean keeps(Runnable work) {
        return awaited && waiting.add(work);
    }

    void happens() {
        taken().forEach(Runnable::run);
    }

    private synchronized List<Runnable> taken() {
        awaited = false;
        List<Runnable> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
