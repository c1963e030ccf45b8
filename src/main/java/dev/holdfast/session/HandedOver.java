package dev.holdfast.session;

/**
 * What one request gives to the tasks that it hands to other threads: its right to its session, as it had it when it handed over.
 * Good for any number of tasks, at the same time too, and beyond the request's end. Immutable but for what {@link TaskEnds} keeps.
 */
public final class HandedOver {

    private final Sessions sessions;
    private final RequestTerms terms;
    private final TaskEnds ends;

    HandedOver(Sessions sessions, RequestTerms terms, TaskEnds ends) {
        this.sessions = sessions;
        this.terms = terms;
        this.ends = ends;
    }

    /**
     * Whether it was this request, or task, that handed over.
     *
     * @param session of a request
     * @return whether its session it is that was handed over
     */
    public boolean isFrom(WorkingSession session) {
        return session.tasks() == ends;
    }

    /**
     * A task begins. Costs no store call: its session is opened, as it is stored then, when it is first touched. To be followed
     * by {@link #end}.
     *
     * @return the task's own working session
     */
    public WorkingSession begin() {
        WorkingSession task = sessions.begin(terms);
        task.firstByteLeft();
        return task;
    }

    /**
     * A task is over: stores what it changed. The request that handed over, where it has not answered yet, waits for that, and is
     * told when it fails.
     *
     * @param task what {@link #begin} gave
     * @throws dev.holdfast.StoreUnavailableException if the store did not answer in time
     * @throws dev.holdfast.SessionLostException if the session was gone, or somebody has signed in to it meanwhile
     * @throws dev.holdfast.SessionConflictException if somebody has changed the same meanwhile and that may not be settled
     * @throws dev.holdfast.ResponseCommittedException if there was no session, so that one would have to begin
     * @throws dev.holdfast.SessionTooLargeException if a hard limit is exceeded
     * @throws dev.holdfast.UnstorableValueException if a value would not come back
     */
    public void end(WorkingSession task) {
        ends.storing(task::finish);
    }
}
