package dev.holdfast.it.guards;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionConflictException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.interceptor.RenewsSessionId;
import dev.holdfast.interceptor.RequiresRecentSignIn;
import dev.holdfast.interceptor.RequiresSession;
import dev.holdfast.interceptor.RequiresSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resources that not everybody may call. */
@Path("guarded")
@RequestScoped
public class GuardedResource {

    @Inject
    Visit visit;

    @Inject
    DistributedSession session;

    @GET
    @Path("visit")
    public String visit() {
        return "" + visit.count();
    }

    @GET
    @Path("sign-in")
    public String signIn(@QueryParam("as") String group) {
        session.signIn("ann", Set.of(group));
        return group;
    }

    @GET
    @Path("session")
    @RequiresSession
    public String session() {
        return "in";
    }

    @GET
    @Path("later")
    @RequiresSession
    public CompletionStage<String> later() {
        return CompletableFuture.completedFuture("in");
    }

    @GET
    @Path("staff")
    @RequiresSignIn("manager")
    public String staff() {
        return "in";
    }

    @GET
    @Path("recent")
    @RequiresRecentSignIn(maxAge = "PT1S")
    public String recent() {
        return "in";
    }

    @GET
    @Path("renew")
    @RenewsSessionId
    public String renew() {
        return "renewed";
    }

    @GET
    @Path("sign-out")
    @RequiresSignIn
    @EndsSession
    public String signOut(@QueryParam("fails") boolean fails) {
        if (fails) {
            throw new IllegalStateException("planted");
        }
        return "out";
    }

    @GET
    @Path("throw/{what}")
    public String fail(@PathParam("what") String what) {
        throw what.equals("conflict")
                ? new SessionConflictException("HF0412", "planted", null)
                : new UnstorableValueException("HF0310", "planted", null);
    }
}
