package dev.holdfast.diagnostics;

import dev.holdfast.session.Occurrence;
import dev.holdfast.session.store.SessionRef;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells in the log what happens to sessions, each kind at most once a second above the level for debugging. */
final class OccurrenceLog {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.sessions");
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final Map<Occurrence, AtomicLong> nextAt = new EnumMap<>(Occurrence.class);

    OccurrenceLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (Occurrence occurrence : Occurrence.values()) {
            nextAt.put(occurrence, new AtomicLong(nanoTime.getAsLong()));
        }
    }

    void tell(Occurrence what, @Nullable SessionRef ref, String detail) {
        Level level = isItsTurn(what) ? levelOf(what) : Level.DEBUG;
        if (LOG.isLoggable(level)) {
            LOG.log(level, what.word() + (ref == null ? "" : " " + ref) + (detail.isEmpty() ? "" : ": " + detail));
        }
    }

    private boolean isItsTurn(Occurrence what) {
        AtomicLong next = nextAt.get(what);
        long at = next.get();
        long now = nanoTime.getAsLong();
        return now - at >= 0 && next.compareAndSet(at, now + INTERVAL);
    }

    private static Level levelOf(Occurrence what) {
        return switch (what) {
            case SESSION_CREATED, SESSION_COMMITTED, SESSION_ENDED, SESSION_RENEWED -> Level.DEBUG;
            case SESSION_IDLE, SESSION_EXPIRED -> Level.DEBUG;
            case SESSION_LAPSED -> Level.INFO;
            case CONFLICT_MERGED, CONFLICT_YIELDED -> Level.DEBUG;
            case TOKEN_MALFORMED, TOKEN_FOREIGN_KEY, TOKEN_OF_ENDED, TOKEN_OF_IDLE, TOKEN_OF_EXPIRED -> Level.INFO;
            case TOKEN_OF_SIGNED_OUT, TOKEN_OF_ENDED_BY_USER, TOKEN_OF_ENDED_BY_ADMINISTRATOR -> Level.INFO;
            case TOKEN_OF_OVER_LIMIT, TOKEN_OF_ACCOUNT_ENDED -> Level.INFO;
            case TOKEN_OF_THEFT_SUSPECTED, TOKEN_OF_LOST -> Level.WARNING;
            case TOKEN_OF_UNKNOWN, TOKEN_RENEWED, TOKEN_OUTDATED, TOKEN_FORGED -> Level.INFO;
            case REMEMBERED_USED -> Level.DEBUG;
            case REMEMBERED_REFUSED -> Level.INFO;
            case TOKEN_REPLAYED, REMEMBERED_REPLAYED -> Level.WARNING;
            case COMMIT_AFTER_END, CONFLICT_REFUSED -> Level.INFO;
            case CONFLICT_OVERWRITTEN, STORE_UNAVAILABLE, SIZE_WARNED, SIZE_REFUSED -> Level.WARNING;
            case SESSION_UNREADABLE, SESSION_LOST, FIELD_UNREADABLE -> Level.WARNING;
        };
    }
}
