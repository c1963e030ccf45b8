package dev.holdfast.testkit.history;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a client was answered. */
public sealed interface Outcome {

    /** In which session it happened, as the answer says. */
    default Optional<String> session() {
        return Optional.empty();
    }

    /**
     * It is done.
     *
     * @param in the session's name; any other text where there was none
     */
    record Done(String in) implements Outcome {

        @Override
        public Optional<String> session() {
            return Optional.of(in);
        }
    }

    /**
     * This is there.
     *
     * @param in the session's name; any other text where there was none
     * @param entries entry → how often
     */
    record Seen(String in, Map<String, Integer> entries) implements Outcome {

        /** Copies the entries. */
        public Seen {
            entries = Map.copyOf(entries);
        }

        /**
         * What is seen, told one by one.
         *
         * @param in the session's name
         * @param entries each as often as it is there
         */
        public static Seen of(String in, Collection<String> entries) {
            return new Seen(in, entries.stream().collect(Collectors.toMap(entry -> entry, entry -> 1, Integer::sum)));
        }

        int count(String entry) {
            return entries.getOrDefault(entry, 0);
        }

        @Override
        public Optional<String> session() {
            return Optional.of(in);
        }

        @Override
        public String toString() {
            return "Seen[in=" + in + ", " + entries.size() + " entries]";
        }
    }

    /**
     * It is not done, and will not be.
     *
     * @param why as a status
     */
    record Refused(String why) implements Outcome {}

    /** No answer came: it may be done or not. */
    record Unknown() implements Outcome {}
}
