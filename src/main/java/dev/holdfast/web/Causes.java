package dev.holdfast.web;

import java.util.stream.Stream;

/** What is wrapped in an exception, as frameworks do with those that go through them. */
final class Causes {

    private static final int DEEPEST = 50; // a chain of causes may be a ring

    private Causes() {}

    /** The exception itself, then its causes, the outermost first. */
    static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
