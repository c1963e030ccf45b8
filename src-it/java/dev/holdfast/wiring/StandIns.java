package dev.holdfast.wiring;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Stand-ins for the request and its session, each call another one, that everybody can tell from the server's. */
public class StandIns implements Extension {

    private static final AtomicInteger CALLS = new AtomicInteger();

    void add(@Observes AfterBeanDiscovery event) {
        event.addBean(new CurrentObjectBean<>(HttpServletRequest.class, () -> answering(HttpServletRequest.class)));
        event.addBean(new CurrentObjectBean<>(HttpSession.class, () -> answering(HttpSession.class)));
    }

    private static <T> T answering(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> "stand-in" + CALLS.incrementAndGet()));
    }
}
