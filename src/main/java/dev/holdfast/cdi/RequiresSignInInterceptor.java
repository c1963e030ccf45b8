package dev.holdfast.cdi;

import dev.holdfast.interceptor.RequiresSignIn;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.Set;

/** Lets in who has signed in. Has no parts of its own, so that it may stand before beans that are passivated. */
@Interceptor
@RequiresSignIn
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 80)
class RequiresSignInInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object guarded(InvocationContext call) throws Exception {
        Guard.ofRequest()
                .requireSignIn(
                        Set.of(Bindings.inForce(RequiresSignIn.class, call).value()));
        return call.proceed();
    }
}
