package dev.holdfast.session.store;

import java.util.List;

/** What the store says to {@link UserIndex#enrol}. */
public sealed interface EnrolAnswer {

    /**
     * The store's time.
     *
     * @return milliseconds since 1970
     */
    long now();

    /**
     * It is entered.
     *
     * @param now the store's time
     * @param overLimit the oldest other entries, as many as are over the limit; they stay until they are removed
     * @param count how many entries there are now
     */
    record Entered(long now, List<SessionRef> overLimit, int count) implements EnrolAnswer {

        /** Copies the list. */
        public Entered {
            overLimit = List.copyOf(overLimit);
        }
    }

    /**
     * It is not, as there are as many as may be.
     *
     * @param entries all there are
     */
    record Full(UserEntries entries) implements EnrolAnswer {

        @Override
        public long now() {
            return entries.now();
        }
    }

    /**
     * It is not, as all of the user's sessions were ended after its request had begun.
     *
     * @param now the store's time
     */
    record Barred(long now) implements EnrolAnswer {}
}
