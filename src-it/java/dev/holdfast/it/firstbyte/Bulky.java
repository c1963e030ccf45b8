package dev.holdfast.it.firstbyte;

import dev.holdfast.SessionScopedDistributed;

/** A bean of its own, whose class its declared type can't bring back: no commit can store it. */
@SessionScopedDistributed
public class Bulky {

    /** Declared as one class, holding a subclass. */
    public static class Parcel {
        public int weight;
    }

    /** Its colour would be lost. */
    public static class Gift extends Parcel {
        public String colour = "red";
    }

    private Parcel parcel;

    void wrap() {
        parcel = new Gift();
    }
}
