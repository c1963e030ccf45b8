package dev.holdfast.session.merge;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws what several requests of one session do, one after the other. */
final class Histories {

    static final int REQUESTS = 4;

    /** What a request does next. */
    enum Act {
        /** Reads the value as it is stored, with all its earlier changes left behind. */
        BEGIN,
        ADD,
        ADD_AT_HEAD,
        REMOVE,
        REPLACE,
        MOVE,
        /** Meets a conflict, merges, and is overtaken before it can store the result. */
        LOSE,
        /** Stores its value, merged where others have stored theirs meanwhile. */
        COMMIT
    }

    /**
     * One step.
     *
     * @param request whose
     * @param act what it does
     * @param at where in the value, as far as it takes one
     */
    record Step(int request, Act act, int at) {}

    private Histories() {}

    static Arbitrary<List<Step>> any() {
        Arbitrary<Act> acts = Arbitraries.frequency(
                Tuple.of(2, Act.BEGIN),
                Tuple.of(4, Act.ADD),
                Tuple.of(1, Act.ADD_AT_HEAD),
                Tuple.of(2, Act.REMOVE),
                Tuple.of(1, Act.REPLACE),
                Tuple.of(1, Act.MOVE),
                Tuple.of(1, Act.LOSE),
                Tuple.of(4, Act.COMMIT));
        return Combinators.combine(
                        Arbitraries.integers().between(0, REQUESTS - 1),
                        acts,
                        Arbitraries.integers().between(0, 20))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }
}
