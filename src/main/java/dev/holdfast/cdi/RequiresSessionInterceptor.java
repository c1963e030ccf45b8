package dev.holdfast.cdi;

import dev.holdfast.interceptor.RequiresSession;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Lets in whose session is stored. Has no parts of its own, so that it may stand before beans that are passivated. */
@Interceptor
@RequiresSession
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 70)
class RequiresSessionInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object guarded(InvocationContext call) throws Exception {
        Guard.ofRequest().requireSession();
        return call.proceed();
    }
}
