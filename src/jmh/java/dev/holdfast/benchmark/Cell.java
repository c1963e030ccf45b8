package dev.holdfast.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** One setting of the end-to-end benchmark. */
record Cell(Payload payload, int connections) {

    static final List<Integer> CONNECTIONS = List.of(1, 16, 64);

    /** All of them, in the order of the table. */
    static List<Cell> all() {
        return Stream.of(Payload.values())
                .flatMap(payload -> CONNECTIONS.stream().map(connections -> new Cell(payload, connections)))
                .toList();
    }
}
