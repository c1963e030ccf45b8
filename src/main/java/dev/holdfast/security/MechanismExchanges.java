package dev.holdfast.security;

import dev.holdfast.session.WorkingSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gives mechanisms what filters and servlets have: the way to the door of the web. Safe for use by several threads. */
public interface MechanismExchanges {

    /**
     * Begins a call of a mechanism.
     *
     * @param request of the server, or around its
     * @param response of the server, or around its
     * @return empty where the request has no session of Holdfast's
     */
    Optional<MechanismExchange> of(HttpServletRequest request, HttpServletResponse response);

    /**
     * Those of another door, whose methods do what {@link MechanismExchange} promises.
     *
     * @param begin as {@link #of}
     * @param request as {@link MechanismExchange#request}
     * @param response as {@link MechanismExchange#response}
     * @param session as {@link MechanismExchange#session}
     * @param over as {@link MechanismExchange#over}
     * @param answered as {@link MechanismExchange#answered}
     * @param answeredFor as {@link MechanismExchange#answeredFor}
     * @param <E> the other door's type
     * @return exchanges that ask these
     */
    static <E> MechanismExchanges through(
            BiFunction<HttpServletRequest, HttpServletResponse, Optional<E>> begin,
            Function<E, HttpServletRequest> request,
            Function<E, HttpServletResponse> response,
            Function<E, WorkingSession> session,
            Consumer<E> over,
            Consumer<E> answered,
            BiPredicate<E, Throwable> answeredFor) {
        return (raw, answer) -> begin.apply(raw, answer).map(exchange -> new MechanismExchange() {
            @Override
            public HttpServletRequest request() {
                return request.apply(exchange);
            }

            @Override
            public HttpServletResponse response() {
                return response.apply(exchange);
            }

            @Override
            public WorkingSession session() {
                return session.apply(exchange);
            }

            @Override
            public void over() {
                over.accept(exchange);
            }

            @Override
            public void answered() {
                answered.accept(exchange);
            }

            @Override
            public boolean answeredFor(Throwable thrown) {
                return answeredFor.test(exchange, thrown);
            }
        });
    }
}
