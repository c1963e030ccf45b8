package dev.holdfast.wiring;

import dev.holdfast.security.MechanismExchange;
import dev.holdfast.security.MechanismExchanges;
import dev.holdfast.web.EarlyExchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Leads authentication mechanisms to the door of the web. */
@ApplicationScoped
class EarlyMechanismExchanges implements MechanismExchanges {

    @Override
    public Optional<MechanismExchange> of(HttpServletRequest request, HttpServletResponse response) {
        return EarlyExchange.of(request, response).map(Adapted::new);
    }

    private record Adapted(EarlyExchange exchange) implements MechanismExchange {

        @Override
        public HttpServletRequest request() {
            return exchange.request();
        }

        @Override
        public HttpServletResponse response() {
            return exchange.response();
        }

        @Override
        public void answered() {
            exchange.answered();
        }

        @Override
        public boolean answeredFor(Throwable thrown) {
            return exchange.answeredFor(thrown);
        }
    }
}
