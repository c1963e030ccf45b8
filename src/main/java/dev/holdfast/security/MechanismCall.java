package dev.holdfast.security;

import dev.holdfast.session.WorkingSession;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * One intercepted call of a mechanism.
 *
 * @param invocation of the method
 * @param context that the mechanism was given
 * @param exchange of request and response
 */
record MechanismCall(InvocationContext invocation, HttpMessageContext context, MechanismExchange exchange) {

    String method() {
        return invocation.getMethod().getName();
    }

    WorkingSession session() {
        return exchange.session();
    }

    /** Has the mechanism do its work, on our request and response. */
    @Nullable
    Object proceed() throws Exception {
        return proceed(exchange.request(), exchange.response());
    }

    /** Has the mechanism do its work, on these, which are around ours. */
    @Nullable
    Object proceed(HttpServletRequest request, HttpServletResponse response) throws Exception {
        invocation.setParameters(new Object[] {request, response, new ExchangeContext(context, request, response)});
        try {
            return invocation.proceed();
        } finally {
            exchange.over();
        }
    }
}
