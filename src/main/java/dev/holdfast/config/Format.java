package dev.holdfast.config;

/**
 * Which texts a setting allows.
 *
 * @param allowed the range in words, for the table and for messages
 * @param parser makes the value
 * @param <T> the type of the values
 */
record Format<T>(String allowed, Parser<T> parser) {

    /** Makes a value of a text. */
    interface Parser<T> {

        /**
         * The value of a text.
         *
         * @param text stripped, not empty
         * @return the value
         * @throws IllegalArgumentException if the text is not allowed; the message tells why without repeating the text
         */
        T parse(String text);
    }

    /** Refuses what is not so. */
    static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
