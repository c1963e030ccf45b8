package dev.holdfast.cdi;

import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.LockedSection;
import dev.holdfast.session.WorkingSession;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Holds the session's lock around a method. Outside of all else that stores: of {@link RetryOnConflictInterceptor}, and of a
 * transaction (PLATFORM_BEFORE + 200), which has ended when the lock is let go. Has no parts of its own, so that it may stand
 * before beans that are passivated.
 */
@Interceptor
@SessionLocked
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class SessionLockedInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object locked(InvocationContext call) throws Exception {
        WorkingSession session = CurrentSession.get().orElseThrow(CdiMessages::noRequest);
        LockedSection section = session.lockedSection();
        enter(session, call);
        Object result;
        try {
            result = call.proceed();
        } catch (Throwable thrown) {
            leave(section, thrown);
            throw thrown;
        }
        if (result instanceof CompletionStage<?> stage) {
            return stage.whenComplete((value, failure) -> section.leave());
        }
        section.leave();
        return result;
    }

    private static void enter(WorkingSession session, InvocationContext call) {
        Optional<SessionLocked> asked = Bindings.inForce(
                SessionLocked.class, call.getMethod(), call.getTarget().getClass());
        session.lockedSection()
                .enter(
                        Durations.of(
                                asked.map(SessionLocked::waitAtMost).orElse(""),
                                session.concurrency().lockWait()),
                        Durations.of(
                                asked.map(SessionLocked::lease).orElse(""),
                                session.concurrency().lockLease()));
    }

    private static void leave(LockedSection section, Throwable thrown) {
        try {
            section.leave();
        } catch (RuntimeException second) {
            thrown.addSuppressed(second);
        }
    }
}
