package dev.holdfast.redis;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.Tombstone;

/** A tombstone as it is stored: {@code reason at node claim}. Reads whatever is there: an end is an end. */
final class TombstoneText {

    private static final String NOBODY = "-";

    private TombstoneText() {}

    /** The node's name is all between the second word and the last. */
    static Tombstone read(String text) {
        String[] words = text.split(" ", 3);
        LossReason reason = LossReason.ofEnd(words[0]);
        long at = words.length > 1 ? number(words[1]) : 0;
        String rest = words.length > 2 ? words[2] : NOBODY + " " + NOBODY;
        int last = rest.lastIndexOf(' ');
        return new Tombstone(reason, at, last < 0 ? rest : rest.substring(0, last), rest.substring(last + 1));
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }
}
