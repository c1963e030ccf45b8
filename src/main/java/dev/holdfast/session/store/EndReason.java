package dev.holdfast.session.store;

import java.util.Arrays;

/** Why a session ended, as its tombstone records it. */
public enum EndReason {
    /** The application ended it. */
    ENDED("ended"),
    /** Nobody used it for the idle time-out. */
    IDLE("idle"),
    /** Its absolute time-out was over. */
    ABSOLUTE("absolute"),
    /** A later version of Holdfast wrote a reason that this one does not know. */
    OTHER("other");

    private final String word;

    EndReason(String word) {
        this.word = word;
    }

    /**
     * The reason as it is stored.
     *
     * @return one word of lower-case letters and hyphens
     */
    public String word() {
        return word;
    }

    /**
     * The reason that a stored word means.
     *
     * @param word the stored word
     * @return the reason, {@link #OTHER} for an unknown one
     */
    public static EndReason of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst()
                .orElse(OTHER);
    }
}
