package dev.holdfast.it.websocket;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What endpoints of this node were told of as failures. */
final class Failures {

    private static final List<String> MET = new CopyOnWriteArrayList<>();

    private Failures() {}

    static void add(Throwable failure) {
        MET.add(failure.getClass().getSimpleName());
    }

    static List<String> all() {
        return MET;
    }
}
