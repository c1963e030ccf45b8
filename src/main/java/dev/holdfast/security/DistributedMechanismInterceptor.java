package dev.holdfast.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands before each {@code HttpAuthenticationMechanism}: its three methods get Holdfast's request and response, by their
 * parameters and by the message context, and who is signed in is known to the session, not to the server. Before the interceptors
 * of Jakarta Security (PLATFORM_BEFORE + 200 to 220), which keep what they remember of a dialogue in the session, and have the
 * server remember the caller.
 */
@Interceptor
@DistributedMechanism
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
class DistributedMechanismInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final MechanismExchanges exchanges;

    @Inject
    DistributedMechanismInterceptor(MechanismExchanges exchanges) {
        this.exchanges = exchanges;
    }

    @AroundInvoke
    @Nullable
    Object called(InvocationContext call) throws Exception {
        Object[] given = call.getParameters();
        if (given.length == 3
                && given[0] instanceof HttpServletRequest request
                && given[1] instanceof HttpServletResponse response
                && given[2] instanceof HttpMessageContext context) {
            Optional<MechanismExchange> exchange = exchanges.of(request, response);
            if (exchange.isPresent()) {
                HttpMessageContext ours = new UnregisteredContext(new ToldContext(context));
                return called(new MechanismCall(call, ours, exchange.get()));
            }
        }
        return call.proceed();
    }

    private static @Nullable Object called(MechanismCall call) throws Exception {
        try {
            return switch (call.method()) {
                case "validateRequest" -> new Validation(call).status();
                case "cleanSubject" -> new SignOut(call).result();
                default -> call.proceed();
            };
        } catch (Exception | Error thrown) {
            if (!call.exchange().answeredFor(thrown)) {
                throw thrown;
            }
            // "An appropriate failure response is available": after SEND_CONTINUE Open Liberty redirects once more.
            return AuthenticationStatus.SEND_FAILURE;
        }
    }
}
