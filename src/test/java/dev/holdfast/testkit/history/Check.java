package dev.holdfast.testkit.history;

import java.util.stream.Stream;

/** One kind of fault that a history may show. */
interface Check {

    Stream<Fault> faults(Index history);
}
