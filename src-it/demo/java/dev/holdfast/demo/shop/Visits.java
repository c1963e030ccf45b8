package dev.holdfast.demo.shop;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells the page where its visitor stands, in every answer: a session that was ended from elsewhere shows at the next click,
 * which may be the one that begins a new session.
 */
@RequestScoped
public class Visits {

    @Inject
    DistributedSession session;

    @Inject
    Cart cart;

    /**
     * Where the visitor stands now.
     *
     * @return the session, who is signed in, and what it holds
     */
    public Visit visit() {
        CartView view = CartView.of(cart);
        Instant now = InstantSource.system().instant();
        return new Visit(
                SessionView.of(session, now).orElse(null),
                UserView.of(session).orElse(null),
                view,
                session.previousLoss().map(loss -> LossView.of(loss, now)).orElse(null));
    }
}
