package dev.holdfast.diagnostics;

import dev.holdfast.SessionStatistics;
import dev.holdfast.session.Occurrence;
import dev.holdfast.session.SessionObserver;
import dev.holdfast.session.store.SessionRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what happens to sessions and hands it to the log. */
@ApplicationScoped
class SessionCounters implements SessionObserver, SessionStatistics {

    private final Map<Occurrence, LongAdder> counts = new EnumMap<>(Occurrence.class);
    private final OccurrenceLog log = new OccurrenceLog(System::nanoTime);

    SessionCounters() {
        for (Occurrence occurrence : Occurrence.values()) {
            counts.put(occurrence, new LongAdder());
        }
    }

    @Override
    public void happened(Occurrence what, @Nullable SessionRef ref, String detail) {
        counts.get(what).increment();
        log.tell(what, ref, detail);
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((occurrence, count) -> now.put(occurrence.word(), count.sum()));
        return now;
    }
}
