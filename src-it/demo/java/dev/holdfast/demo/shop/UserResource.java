package dev.holdfast.demo.shop;

import dev.holdfast.SessionDirectory;
import dev.holdfast.interceptor.RequiresSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

/** What administrators may do to other users; 403 for anybody else, 401 where nobody is signed in. */
@RequestScoped
@RequiresSignIn(Account.ADMINISTRATORS)
@Path("users/{name}/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

    @Inject
    SessionDirectory directory;

    @Inject
    Accounts accounts;

    /**
     * Ends all sessions of a user, on whichever node they are used.
     *
     * @param name the user's; 404 if there is none
     * @return how many that has ended
     */
    @DELETE
    public Ended end(@PathParam("name") String name) {
        if (!accounts.knows(name)) {
            throw Refusal.of(Status.NOT_FOUND, "There is no user of that name.");
        }
        return new Ended(directory.endAllByAdministrator(name));
    }
}
