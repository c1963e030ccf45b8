package dev.holdfast.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which working session belongs to this thread. Holds the only ThreadLocal there is. */
public final class CurrentSession {

    private static final ThreadLocal<@Nullable WorkingSession> BOUND = new ThreadLocal<>();

    private CurrentSession() {}

    /**
     * Makes a working session the one of this thread, in place of any other.
     *
     * @param session of the request that this thread now serves
     */
    public static void bind(WorkingSession session) {
        BOUND.set(session);
    }

    /** This thread serves no request any more. */
    public static void unbind() {
        BOUND.remove();
    }

    /**
     * Does something that is no affair of any session, so that managed threads do not get that of this thread.
     *
     * @param work to be done now
     */
    public static void without(Runnable work) {
        Optional<WorkingSession> before = get();
        unbind();
        try {
            work.run();
        } finally {
            before.ifPresent(CurrentSession::bind);
        }
    }

    /**
     * The working session of the request that this thread serves.
     *
     * @return the session, or empty outside of a request
     */
    public static Optional<WorkingSession> get() {
        return Optional.ofNullable(BOUND.get());
    }
}
