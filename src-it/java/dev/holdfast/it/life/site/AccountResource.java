package dev.holdfast.it.life.site;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionDirectory;
import dev.holdfast.interceptor.RequiresRecentSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Set;

/** What a user does in one session. */
@Path("account")
@RequestScoped
@Produces("text/plain;charset=UTF-8")
public class AccountResource {

    @Inject
    DistributedSession session;

    @Inject
    SessionDirectory directory;

    @Inject
    Note note;

    @GET
    @Path("sign-in")
    public String signIn(
            @QueryParam("user") String user,
            @QueryParam("group") @DefaultValue("users") String group,
            @QueryParam("gate") String gate) {
        Gate.pass(gate);
        session.signIn(user, Set.of(group));
        return session.ref().orElseThrow();
    }

    @GET
    @Path("sign-out")
    public String signOut() {
        session.signOut();
        return "bye";
    }

    @GET
    @Path("end")
    public String end() {
        session.end();
        return "bye";
    }

    @GET
    @Path("who")
    public String who() {
        return session.caller().orElse("nobody");
    }

    /** Why the session is over whose token came, and which one that was. */
    @GET
    @Path("loss")
    public String loss() {
        return session.previousLoss()
                .map(loss -> loss.reason().word() + " " + loss.ref().orElse("-"))
                .orElse("none");
    }

    @GET
    @Path("note")
    public String note() {
        return note.text();
    }

    @GET
    @Path("write")
    public String write(@QueryParam("text") String text, @QueryParam("gate") String gate) {
        note.text();
        Gate.pass(gate);
        note.write(text);
        return "written";
    }

    @GET
    @Path("transfer")
    @RequiresRecentSignIn(maxAge = "PT4S")
    public String transfer() {
        return "transferred";
    }

    /** All other sessions of the user are over, as the password was changed. */
    @GET
    @Path("password")
    @RequiresRecentSignIn(maxAge = "PT10M")
    public String changePassword() {
        return "" + directory.endOthers();
    }

    /** In milliseconds: when the session began, when somebody signed in, when it was last used; and this node's own time. */
    @GET
    @Path("times")
    public String times() {
        return session.createdAt().orElseThrow().toEpochMilli() + " "
                + session.signedInAt().orElseThrow().toEpochMilli() + " "
                + session.lastUsedAt().orElseThrow().toEpochMilli() + " "
                + System.currentTimeMillis();
    }
}
