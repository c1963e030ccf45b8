package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.FinishRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import dev.holdfast.session.token.Token;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Ends sessions in two steps where something has to run at their end: marked first, so that nobody opens them any more, and
 * purged when the callbacks have run. With nobody listening one step does both.
 */
final class SessionEnder {

    private static final System.Logger LOG = System.getLogger(SessionEnder.class.getName());

    /** A lease that is over before anybody looks, in milliseconds. */
    private static final long DUE_AT_ONCE = 1;

    private final SessionEnvironment environment;

    SessionEnder(SessionEnvironment environment) {
        this.environment = environment;
    }

    EndAnswer end(Token token, LossReason reason, Patience patience) {
        SessionRef ref = token.ref();
        long lease = environment.endHasListeners() ? SessionEnvironment.CALLBACK_LEASE.toMillis() : 0;
        EndRequest request = request(ref, reason, lease, token.generation());
        EndAnswer answer = patience.ask(store -> store.end(request));
        environment.clock().hear(answer.now());
        if (answer instanceof EndAnswer.Renewed) {
            throw SessionMessages.outdated(ref);
        }
        environment.cache().forget(ref);
        if (answer instanceof EndAnswer.Mine) {
            environment.observer().happened(Occurrence.SESSION_ENDED, ref, reason.word());
        }
        return answer;
    }

    /**
     * Ends sessions by the caller's own right, whoever uses them. Where something has to run at their ends, a reaper runs it soon: the
     * state is kept, and the ledger has it due at once.
     *
     * @return how many have ended by this call
     */
    int endAll(List<SessionRef> refs, LossReason reason, Patience patience) {
        long lease = environment.endHasListeners() ? DUE_AT_ONCE : 0;
        List<EndRequest> requests = refs.stream()
                .map(ref -> request(ref, reason, lease, EndRequest.BY_RIGHT))
                .toList();
        int ended = 0;
        List<EndAnswer> answers = patience.ask(store -> store.endAll(requests));
        for (int i = 0; i < refs.size(); i++) {
            environment.cache().forget(refs.get(i));
            if (answers.get(i) instanceof EndAnswer.Mine) {
                ended++;
                environment.observer().happened(Occurrence.SESSION_ENDED, refs.get(i), reason.word());
            }
        }
        return ended;
    }

    private EndRequest request(SessionRef ref, LossReason reason, long lease, int generation) {
        return new EndRequest(
                ref,
                reason,
                environment.node(),
                environment.newClaim(),
                lease,
                SessionEnvironment.KEPT_AFTER_END.toMillis(),
                generation,
                false);
    }

    /** Never fails: the session has ended, and what is left of it is let go of when the lease is over. */
    void finish(SessionRef ref, Tombstone tombstone, Patience patience) {
        if (environment.endHasListeners()) {
            try {
                FinishRequest request =
                        new FinishRequest(ref, tombstone.claim(), SessionEnvironment.KEPT_AFTER_END.toMillis());
                patience.ask(store -> store.finish(request));
            } catch (StoreUnavailableException unavailable) {
                LOG.log(Level.DEBUG, "The state of ended session " + ref + " is not purged yet.", unavailable);
            }
        }
    }
}
