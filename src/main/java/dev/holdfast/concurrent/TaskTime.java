package dev.holdfast.concurrent;

/** The time in which a thread works for a task. */
@FunctionalInterface
interface TaskTime {

    /** Nothing to store and nothing to put back: the request does that. */
    TaskTime OF_THE_REQUEST = () -> {};

    /**
     * The task is over: stores what it changed, and puts back what the thread had. Never throws: the task's future may be complete by
     * then, and servers that meet an exception here leave the rest of the thread's context as it is.
     */
    void end();
}
