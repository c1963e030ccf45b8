package dev.holdfast.session;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.DueAnswer;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.FinishRequest;
import dev.holdfast.session.store.ReapRequest;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.SessionRef;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Ends the sessions that fell due, tag by tag. Each is claimed first, under a lease, so that of all nodes one runs the callbacks;
 * another takes over where that one does not finish in time. Used by one thread at a time.
 */
final class DueSessions {

    /** So few that half the lease is enough for their callbacks, as a rule. */
    private static final int LISTENED_AT_ONCE = 50;

    private static final int UNHEARD_AT_ONCE = 1_000;

    /** Half, so that the callbacks of the last session that is begun have the other half. */
    private static final long HALF_LEASE_NANOS = SessionEnvironment.CALLBACK_LEASE.toNanos() / 2;

    private final SessionEnvironment environment;
    private final EndCallbacks callbacks;
    private final BooleanSupplier mayGoOn;
    /** Their callbacks have run, but the store does not know yet. */
    private final Queue<Reaped.Claimed> unfinished = new ArrayDeque<>();

    /** @param mayGoOn asked before each claim and the callbacks of each session; those not run are another node's to take over */
    DueSessions(Sessions sessions, CallbackSurroundings surroundings, BooleanSupplier mayGoOn) {
        this.environment = sessions.environment();
        this.callbacks = new EndCallbacks(sessions, surroundings);
        this.mayGoOn = mayGoOn;
    }

    /**
     * What was found.
     *
     * @param due how many sessions might have fallen due
     * @param ended how many of them had
     * @param tags how many tags were looked at
     * @param more whether there may be more in the last of these tags
     */
    record Found(int due, int ended, int tags, boolean more) {}

    /** Looks at this tag, and at those after it as far as the store can in one step. */
    Found reap(int from) {
        finish();
        int limit = environment.endHasListeners() ? LISTENED_AT_ONCE : UNHEARD_AT_ONCE;
        DueAnswer due = environment.store().due(from, limit);
        Map<Integer, List<SessionRef>> byTag =
                due.refs().stream().collect(groupingBy(SessionRef::tag, LinkedHashMap::new, toList()));
        int ended = 0;
        for (Map.Entry<Integer, List<SessionRef>> one : byTag.entrySet()) {
            ended += mayGoOn.getAsBoolean() ? reap(one.getKey(), one.getValue()) : 0;
        }
        return new Found(due.refs().size(), ended, due.tags(), due.refs().size() >= limit);
    }

    private int reap(int tag, List<SessionRef> due) {
        long lease = environment.endHasListeners() ? SessionEnvironment.CALLBACK_LEASE.toMillis() : 0;
        long began = environment.clock().nanos();
        List<Reaped> reaped = environment
                .store()
                .reap(new ReapRequest(
                        tag,
                        due,
                        environment.node(),
                        environment.newClaim(),
                        lease,
                        SessionEnvironment.KEPT_AFTER_DEADLINE.toMillis()));
        int ended = 0;
        for (Reaped one : reaped) {
            environment.cache().forget(one.ref());
            if (one instanceof Reaped.Claimed claimed) {
                ended++;
                end(claimed, lease, began);
            } else if (one instanceof Reaped.Gone gone) {
                tell(gone);
            }
        }
        return ended;
    }

    private void end(Reaped.Claimed claimed, long lease, long began) {
        if (lease == 0) {
            tell(claimed);
        } else if (mayGoOn.getAsBoolean() && environment.clock().nanos() - began < HALF_LEASE_NANOS) {
            runCallbacks(claimed);
        }
    }

    private void runCallbacks(Reaped.Claimed claimed) {
        environment
                .store()
                .claimed(claimed.ref(), claimed.tombstone().claim())
                .ifPresent(ended -> callbacks.run(claimed.ref(), ended));
        unfinished.add(claimed);
        finish();
    }

    /** What the store could not be told is tried again before anything else is: else another node would run the callbacks, too. */
    private void finish() {
        for (Reaped.Claimed next = unfinished.peek(); next != null; next = unfinished.peek()) {
            FinishAnswer answer = environment.store().finish(request(next));
            unfinished.remove();
            if (answer == FinishAnswer.DONE) {
                tell(next);
            }
        }
    }

    private static FinishRequest request(Reaped.Claimed claimed) {
        boolean timedOut = occurrence(claimed.tombstone().reason()).isPresent();
        return new FinishRequest(
                claimed.ref(),
                claimed.tombstone().claim(),
                (timedOut ? SessionEnvironment.KEPT_AFTER_DEADLINE : SessionEnvironment.KEPT_AFTER_END).toMillis());
    }

    /** An end by the application was told when it happened. */
    private void tell(Reaped.Claimed claimed) {
        occurrence(claimed.tombstone().reason())
                .ifPresent(what -> environment.observer().happened(what, claimed.ref(), ""));
    }

    /** Its key should have outlived even the lower bound of its deadline by this long. */
    private void tell(Reaped.Gone gone) {
        boolean shouldBeThere = gone.now() - gone.deadline() < SessionEnvironment.KEPT_AFTER_DEADLINE.toMillis();
        environment
                .observer()
                .happened(shouldBeThere ? Occurrence.SESSION_LOST : Occurrence.SESSION_LAPSED, gone.ref(), "");
    }

    private static Optional<Occurrence> occurrence(LossReason reason) {
        return switch (reason) {
            case IDLE -> Optional.of(Occurrence.SESSION_IDLE);
            case ABSOLUTE -> Optional.of(Occurrence.SESSION_EXPIRED);
            default -> Optional.empty();
        };
    }
}
