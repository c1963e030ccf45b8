package dev.holdfast.benchmark;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Texts of ASCII letters. */
final class Texts {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Texts() {}

    /** A text of this size, always the same. */
    static String of(int size) {
        return new Random(size)
                .ints(size, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Another text of the same size. */
    static String another(String text) {
        String mark = Integer.toString(1_000_000_000 + Math.floorMod(COUNT.incrementAndGet(), 1_000_000_000));
        return mark + text.substring(mark.length());
    }
}
