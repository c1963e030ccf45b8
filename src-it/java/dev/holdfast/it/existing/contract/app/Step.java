package dev.holdfast.it.existing.contract.app;

/** What one word of a request stands for. */
@FunctionalInterface
interface Step {

    /** Returns what is told the client. The first of the words is the step's name. */
    Object take(String[] words) throws Exception;
}
