package dev.holdfast.session;

/** A kind of holder of fields: the beans, the attributes. Gives each working session one source. Thread-safe. */
public interface FieldSources {

    /**
     * The source for a session.
     *
     * @param session whose fields it will hold
     * @return a new one
     */
    FieldSource sourceFor(WorkingSession session);

    /**
     * Whether anything wants to run when a session ends, so that its state has to be kept until then.
     *
     * @return the same answer from the deployment on
     */
    boolean endHasListeners();

    /**
     * Whether anything wants to run when a session begins, so that the source is made and told of it.
     *
     * @return the same answer from the deployment on
     */
    default boolean beginHasListeners() {
        return false;
    }
}
