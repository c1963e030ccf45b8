package dev.holdfast;

import java.util.Map;

/** What has happened to sessions on this node since the application started, in counts; injectable. Thread-safe. */
public interface SessionStatistics {

    /**
     * All counts so far.
     *
     * @return name, as {@code session-created} or {@code token-forged}, → count; every name the README lists is there
     */
    Map<String, Long> counts();
}
