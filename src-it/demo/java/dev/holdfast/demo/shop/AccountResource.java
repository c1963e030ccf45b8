package dev.holdfast.demo.shop;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/**
 * Signing in and out, on all nodes at once. It takes JSON only, which a page of another site cannot send without being asked
 * about it first (CORS): nobody is signed in, or out, by a link or a form that somebody else wrote.
 */
@RequestScoped
@Path("account")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject
    DistributedSession session;

    @Inject
    Accounts accounts;

    @Inject
    Visits visits;

    /**
     * Signs the visitor in; the cart stays.
     *
     * @param credentials who it is and the proof; 401 if they are wrong, and it is not told which of them
     * @return where the visitor stands from here on; 409 if somebody else is signed in
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Visit signIn(@Nullable Credentials credentials) {
        Account account = accounts.find(credentials)
                .orElseThrow(() -> Refusal.of(Status.UNAUTHORIZED, "The name or the password is wrong."));
        session.caller().filter(other -> !other.equals(account.name())).ifPresent(other -> {
            throw Refusal.of(Status.CONFLICT, "Sign out first: " + other + " is signed in here.");
        });
        session.signIn(account.name(), account.groups());
        return visits.visit();
    }

    /** Signs the visitor out; the session, cart and all, is over. */
    @DELETE
    public void signOut() {
        session.signOut();
    }
}
