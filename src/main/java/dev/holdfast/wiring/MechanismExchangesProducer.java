package dev.holdfast.wiring;

import dev.holdfast.security.MechanismExchanges;
import dev.holdfast.web.EarlyExchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Leads authentication mechanisms to the door of the web. */
@ApplicationScoped
class MechanismExchangesProducer {

    @Produces
    @ApplicationScoped
    MechanismExchanges exchanges() {
        return MechanismExchanges.through(
                EarlyExchange::of,
                EarlyExchange::request,
                EarlyExchange::response,
                EarlyExchange::session,
                EarlyExchange::over,
                EarlyExchange::answered,
                EarlyExchange::answeredFor);
    }
}
