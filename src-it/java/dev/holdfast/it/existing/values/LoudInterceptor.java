package dev.holdfast.it.existing.values;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Shouts. */
@Loud
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class LoudInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private int shouts;

    @AroundInvoke
    Object shout(InvocationContext call) throws Exception {
        return call.proceed() + "!" + ++shouts;
    }
}
