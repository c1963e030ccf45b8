package dev.holdfast.it.figures;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionDirectory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;

/** Who is signed in, and where. Looks at no bean of the session. */
@Path("life")
@RequestScoped
public class LifeResource {

    @Inject
    DistributedSession session;

    @Inject
    SessionDirectory directory;

    @GET
    @Path("sign-in")
    public String signIn(@QueryParam("user") String user) {
        session.signIn(user, Set.of("buyer"));
        return user;
    }

    @GET
    @Path("sign-out")
    public String signOut() {
        session.signOut();
        return "nobody";
    }

    @GET
    @Path("caller")
    public String caller() {
        return session.caller().orElse("nobody");
    }

    /** How many sessions the caller has. */
    @GET
    @Path("sessions")
    public int sessions() {
        return directory.ofCaller().size();
    }

    /** How many of them end. */
    @GET
    @Path("end-others")
    public int endOthers() {
        return directory.endOthers();
    }
}
