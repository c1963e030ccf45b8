package dev.holdfast.it.websocket;

import dev.holdfast.SessionScopedDistributed;
import java.util.ArrayList;
import java.util.List;

/** What a visitor has said, by requests and by messages. */
@SessionScopedDistributed
public class Tally {

    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return lines;
    }
}
