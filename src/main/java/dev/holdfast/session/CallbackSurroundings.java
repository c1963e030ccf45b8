package dev.holdfast.session;

/** What the callbacks of an end need around them that no request gives, as CDI's request scope. */
@FunctionalInterface
public interface CallbackSurroundings {

    /**
     * Runs the callbacks of one session's end, on this thread.
     *
     * @param callbacks to be run once; they throw nothing
     */
    void run(Runnable callbacks);
}
