package dev.holdfast.session;

import dev.holdfast.session.store.SessionRef;
import java.time.Duration;

/**
 * How long the reaper pauses before it looks again. At rest it looks once a second, by one command; since it ended something,
 * and until a whole round of all tags found nothing to end, each 50 ms; where a tag has more than was asked for, it goes on at
 * once. Sessions that turned out to be in use do not hurry it: there is always one. Used by one thread at a time.
 */
final class ReaperPace {

    static final Duration AT_REST = Duration.ofSeconds(1);
    static final Duration AT_WORK = Duration.ofMillis(50);
    static final Duration LONGEST = Duration.ofSeconds(10);

    private int inVain = SessionRef.TAGS;
    private Duration trouble = AT_REST;

    Duration after(DueSessions.Found found) {
        trouble = AT_REST;
        inVain = found.ended() > 0 ? 0 : Math.min(inVain + found.tags(), SessionRef.TAGS);
        if (found.more()) {
            return Duration.ZERO;
        }
        if (inVain < SessionRef.TAGS) {
            return AT_WORK;
        }
        return found.due() == 0 ? AT_REST : AT_REST.multipliedBy(2); // it took more commands, then
    }

    /** The store did not answer: it is asked less and less often, until it does. */
    Duration afterTrouble() {
        Duration pause = trouble;
        Duration twice = trouble.multipliedBy(2);
        trouble = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return pause;
    }
}
