package dev.holdfast.demo.shop;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the page asks once a second: the session and, proof that it is really there, the cart in it. */
@RequestScoped
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    @Inject
    DistributedSession session;

    @Inject
    Visits visits;

    /**
     * The session and what it holds.
     *
     * @return where the visitor stands
     */
    @GET
    public Visit visit() {
        return visits.visit();
    }

    /** Ends the session on every node. */
    @DELETE
    public void end() {
        session.end();
    }
}
