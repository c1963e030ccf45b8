package dev.holdfast.cdi;

import dev.holdfast.interceptor.RenewsSessionId;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.concurrent.CompletionStage;

/**
 * Replaces the session's secret after a method that succeeded. Within a lock, so that the lock's next holder meets the new one, and
 * around the runs of one that is tried again. Has no parts of its own, so that it may stand before beans that are passivated.
 */
@Interceptor
@RenewsSessionId
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 104)
class RenewsSessionIdInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object renewed(InvocationContext call) throws Exception {
        WorkingSession session = CurrentSession.get().orElseThrow(CdiMessages::noRequest);
        Object result = call.proceed();
        if (result instanceof CompletionStage<?> stage) {
            return stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    session.renew();
                }
            });
        }
        session.renew();
        return result;
    }
}
