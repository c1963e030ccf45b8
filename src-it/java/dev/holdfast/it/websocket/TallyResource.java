package dev.holdfast.it.websocket;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** The same by requests. */
@Path("tally")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class TallyResource {

    @Inject
    Tally tally;

    @Inject
    DistributedSession session;

    @GET
    public String lines() {
        return String.join(",", tally.lines());
    }

    @POST
    public String add(@QueryParam("line") String line) {
        tally.add(line);
        return lines();
    }

    @POST
    @Path("end")
    public String end() {
        session.end();
        return "ended";
    }

    @POST
    @Path("sign-in")
    public String signIn(@QueryParam("name") String name) {
        session.signIn(name, Set.of("guest"));
        return name;
    }

    @POST
    @Path("sign-out")
    public String signOut() {
        session.signOut();
        return "signed out";
    }

    @GET
    @Path("failures")
    public String failures() {
        return String.join(",", Failures.all());
    }
}
