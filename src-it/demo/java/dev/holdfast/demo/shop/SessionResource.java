package dev.holdfast.demo.shop;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What the page asks once a second: the session and, proof that it is really there, the cart in it. */
@RequestScoped
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    @Inject
    DistributedSession session;

    @Inject
    Cart cart;

    /**
     * The session and what it holds.
     *
     * @return both; the session is null where nothing is stored yet
     */
    @GET
    public Visit visit() {
        CartView view = CartView.of(cart);
        return new Visit(
                SessionView.of(session, InstantSource.system().instant()).orElse(null), view);
    }

    /** Ends the session on every node. */
    @DELETE
    public void end() {
        session.end();
    }

    /**
     * The session and what it holds.
     *
     * @param session the session, null where nothing is stored yet
     * @param cart the cart
     */
    public record Visit(@Nullable SessionView session, CartView cart) {}
}
