package dev.holdfast.web;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** How many bytes a character becomes, at the most: exact where it matters, so that a page is not taken for a full buffer. */
@FunctionalInterface
interface EncodedLength {

    /** Encodings whose first 128 characters are ASCII and one byte each. */
    Set<Charset> OF_ASCII = Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    /**
     * One character's bytes.
     *
     * @param one the character, or half of a surrogate pair
     * @return an upper bound
     */
    int of(char one);

    static EncodedLength in(String charset) {
        Charset known = Charset.forName(charset);
        int most = Math.max(3, (int) Math.ceil(known.newEncoder().maxBytesPerChar()));
        return OF_ASCII.contains(known) ? one -> one < 0x80 ? 1 : most : one -> most;
    }
}
