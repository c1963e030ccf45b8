package dev.holdfast.it.scope;

import dev.holdfast.SessionScopedDistributed;

/** Two beans of one type, told apart by a qualifier. */
public abstract class Paint {

    private int drops;

    public int drop() {
        return ++drops;
    }

    @Painted(Painted.Colour.RED)
    @SessionScopedDistributed
    public static class Red extends Paint {}

    @Painted(Painted.Colour.BLUE)
    @SessionScopedDistributed
    public static class Blue extends Paint {}
}
