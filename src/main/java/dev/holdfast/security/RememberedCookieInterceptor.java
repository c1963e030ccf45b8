package dev.holdfast.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.RememberMe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes a remembered login's fresh token to the client: the server's own interceptor for {@code @RememberMe} (PLATFORM_BEFORE + 210)
 * writes its cookie at a sign-in only, and without {@code SameSite}. Within {@link DistributedMechanismInterceptor}, so that the
 * response is Holdfast's.
 */
@Interceptor
@DistributedMechanism
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 60)
class RememberedCookieInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Where Weld tells an interceptor of the annotations that it was bound by, whoever added them. */
    private static final String BINDINGS = "org.jboss.weld.interceptor.bindings";

    @SuppressWarnings("serial") // a client proxy
    private final RememberedAnswer answer;

    @SuppressWarnings("serial") // a client proxy
    private final BeanExpressions expressions;

    @Inject
    RememberedCookieInterceptor(RememberedAnswer answer, BeanExpressions expressions) {
        this.answer = answer;
        this.expressions = expressions;
    }

    @AroundInvoke
    @Nullable
    Object called(InvocationContext call) throws Exception {
        Optional<RememberMe> terms = termsOf(call);
        Object[] given = call.getParameters();
        if (terms.isPresent()
                && call.getMethod().getName().equals("validateRequest")
                && given.length == 3
                && given[0] instanceof HttpServletRequest request
                && given[1] instanceof HttpServletResponse response
                && given[2] instanceof HttpMessageContext context) {
            return remembering(call, terms.get(), request, response, context);
        }
        return call.proceed();
    }

    private @Nullable Object remembering(
            InvocationContext call,
            RememberMe terms,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context)
            throws Exception {
        BiFunction<String, Class<?>, Object> values = valuesFor(call, context);
        HeldCookie held = new HeldCookie(
                response, RememberedCookie.nameOf(terms, values), () -> RememberedCookie.of(terms, values)
                        .clear(request, response));
        call.setParameters(new Object[] {request, held, new ExchangeContext(context, request, held)});
        answer.await();
        try {
            Object status = call.proceed();
            answer.token().ifPresent(token -> {
                held.drop();
                RememberedCookie.of(terms, values).write(request, response, token);
            });
            return status;
        } finally {
            held.release();
        }
    }

    /** By these names the application knows them in its expressions. */
    private BiFunction<String, Class<?>, Object> valuesFor(InvocationContext call, HttpMessageContext context) {
        Map<String, Object> names = Map.of("self", call.getTarget(), "httpMessageContext", context);
        return (text, type) -> expressions.evaluate(text, type, names);
    }

    private static Optional<RememberMe> termsOf(InvocationContext call) {
        return Optional.ofNullable(call.getTarget().getClass().getAnnotation(RememberMe.class))
                .or(() -> boundBy(call.getContextData().get(BINDINGS)));
    }

    private static Optional<RememberMe> boundBy(@Nullable Object bindings) {
        return bindings instanceof Set<?> all
                ? all.stream()
                        .filter(RememberMe.class::isInstance)
                        .map(RememberMe.class::cast)
                        .findFirst()
                : Optional.empty();
    }
}
