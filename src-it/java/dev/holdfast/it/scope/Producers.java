package dev.holdfast.it.scope;

import dev.holdfast.SessionScopedDistributed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What producers hand out, kept for the session. */
@ApplicationScoped
public class Producers {

    static final AtomicInteger CALLS = new AtomicInteger();

    /** An application class that is no bean of its own: stored by field. */
    public static class Score {
        private int points;

        public int win() {
            return ++points;
        }
    }

    @Produces
    @SessionScopedDistributed
    @Named("notes")
    List<String> notes() {
        CALLS.incrementAndGet();
        return new ArrayList<>(List.of("begin"));
    }

    @Produces
    @SessionScopedDistributed
    @Painted(Painted.Colour.RED)
    Score home() {
        return new Score();
    }

    @Produces
    @SessionScopedDistributed
    @Painted(Painted.Colour.BLUE)
    private Score away = new Score();
}
