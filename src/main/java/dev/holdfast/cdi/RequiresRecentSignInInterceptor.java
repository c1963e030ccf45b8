package dev.holdfast.cdi;

import dev.holdfast.interceptor.RequiresRecentSignIn;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.time.Duration;

/** Lets in who has just signed in. Has no parts of its own, so that it may stand before beans that are passivated. */
@Interceptor
@RequiresRecentSignIn(maxAge = "PT1S") // stands for any
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 90)
class RequiresRecentSignInInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object guarded(InvocationContext call) throws Exception {
        Guard.ofRequest()
                .requireRecentSignIn(Duration.parse(
                        Bindings.inForce(RequiresRecentSignIn.class, call).maxAge()));
        return call.proceed();
    }
}
