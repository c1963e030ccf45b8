package dev.holdfast.testkit.history;

/** What can be done to a session. */
public sealed interface Action {

    /**
     * Puts an entry into the bag. One put in twice is there twice: a counter is a bag of one kind of entry, and what goes into
     * a map or a set has to have a name of its own.
     *
     * @param entry its name
     */
    record Add(String entry) implements Action {

        @Override
        public String toString() {
            return "add " + entry;
        }
    }

    /**
     * Takes an entry out of the bag.
     *
     * @param entry its name
     */
    record Remove(String entry) implements Action {

        @Override
        public String toString() {
            return "remove " + entry;
        }
    }

    /** Reads the bag. */
    record Read() implements Action {

        @Override
        public String toString() {
            return "read";
        }
    }

    /** Ends the session. */
    record End() implements Action {

        @Override
        public String toString() {
            return "end";
        }
    }
}
