package dev.holdfast.cdi;

import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.concurrent.CompletionStage;

/**
 * Ends the session after a method. Within a lock, so that nobody is let in between, and around the runs of one that is tried again.
 * Has no parts of its own, so that it may stand before beans that are passivated.
 */
@Interceptor
@EndsSession
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 105)
class EndsSessionInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object ended(InvocationContext call) throws Exception {
        WorkingSession session = CurrentSession.get().orElseThrow(CdiMessages::noRequest);
        boolean retained = Bindings.inForce(EndsSession.class, call).retainIfException();
        Object result;
        try {
            result = call.proceed();
        } catch (Throwable thrown) {
            if (!retained) {
                end(session, thrown);
            }
            throw thrown;
        }
        if (result instanceof CompletionStage<?> stage) {
            return stage.whenComplete((value, failure) -> {
                if (failure == null || !retained) {
                    session.end();
                }
            });
        }
        session.end();
        return result;
    }

    private static void end(WorkingSession session, Throwable thrown) {
        try {
            session.end();
        } catch (RuntimeException second) {
            thrown.addSuppressed(second);
        }
    }
}
