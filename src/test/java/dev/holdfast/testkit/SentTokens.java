package dev.holdfast.testkit;

import dev.holdfast.testkit.secrecy.Secrets;
import io.undertow.server.HttpHandler;

/** Remembers the tokens that an embedded Undertow sends, as what no log may hold. */
public final class SentTokens {

    private SentTokens() {}

    /** Those in all responses of this handler. */
    public static HttpHandler of(HttpHandler handler) {
        return exchange -> {
            exchange.addExchangeCompleteListener((complete, next) -> {
                complete.getResponseHeaders().forEach(Secrets::tokensIn);
                next.proceed();
            });
            handler.handleRequest(exchange);
        };
    }
}
