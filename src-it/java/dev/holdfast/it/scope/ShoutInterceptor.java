package dev.holdfast.it.scope;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

@Interceptor
@Shouted
@Priority(Interceptor.Priority.APPLICATION)
public class ShoutInterceptor {

    @AroundInvoke
    Object shout(InvocationContext call) throws Exception {
        return call.proceed() + "!";
    }
}
