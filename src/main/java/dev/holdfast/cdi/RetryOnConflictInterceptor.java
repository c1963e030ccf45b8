package dev.holdfast.cdi;

import dev.holdfast.SessionConflictException;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.RetriedRuns;
import dev.holdfast.session.WorkingSession;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.time.Duration;

/**
 * Runs a method again on fresh state while its changes meet conflicts that cannot be merged. Within a lock, and outside of a
 * transaction (PLATFORM_BEFORE + 200): each run has one of its own. Has no parts of its own, so that it may stand before beans
 * that are passivated.
 */
@Interceptor
@RetryOnConflict
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 110)
class RetryOnConflictInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object retried(InvocationContext call) throws Exception {
        WorkingSession session = CurrentSession.get().orElseThrow(CdiMessages::noRequest);
        Contention contention = new Contention(within(session, call));
        RetriedRuns runs = session.runs();
        if (!runs.begin()) {
            return call.proceed(); // a part of the run that is under way, and done again with it
        }
        try {
            return run(runs, call, contention);
        } finally {
            runs.end();
        }
    }

    private static Object run(RetriedRuns runs, InvocationContext call, Contention contention) throws Exception {
        while (true) {
            Outcome outcome = Outcome.of(call);
            try {
                runs.commit();
                return outcome.get();
            } catch (SessionConflictException conflict) {
                if (outcome.isFailure(conflict)) {
                    throw conflict;
                }
                if (contention.isOver() || !runs.canRunAgain()) {
                    runs.conflictStands(conflict);
                    throw conflict;
                }
            }
            contention.giveWay();
            runs.reread();
        }
    }

    private static Duration within(WorkingSession session, InvocationContext call) {
        String asked = Bindings.inForce(
                        RetryOnConflict.class,
                        call.getMethod(),
                        call.getTarget().getClass())
                .map(RetryOnConflict::within)
                .orElse("");
        return Durations.of(asked, session.concurrency().retryWithin());
    }
}
