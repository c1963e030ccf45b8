package dev.holdfast.web;

import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import java.util.stream.Stream;

/** Failures that are the store's, or the session's, not the application's: the client is asked to come again. */
final class StoreTrouble {

    private static final int DEEPEST = 50; // a chain of causes may be a ring

    private StoreTrouble() {}

    static boolean isIn(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(cause -> cause instanceof StoreUnavailableException || cause instanceof SessionLostException);
    }
}
