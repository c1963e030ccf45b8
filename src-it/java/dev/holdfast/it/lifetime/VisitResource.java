package dev.holdfast.it.lifetime;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

@Path("visit")
@RequestScoped
public class VisitResource {

    @Inject
    Visit visit;

    @Inject
    DistributedSession session;

    @GET
    public String name() {
        return visit.name();
    }

    @GET
    @Path("begin")
    public String begin(@QueryParam("name") String name) {
        visit.name(name);
        return visit.name();
    }

    @GET
    @Path("closed")
    public String closed() {
        return "no bean is called";
    }

    @GET
    @Path("leave")
    public String leave() {
        session.end();
        return "bye";
    }

    @GET
    @Path("ref")
    public String ref() {
        return session.ref().orElse("-");
    }

    /** How long after its creation the session ends: idle, and whatever its use. */
    @GET
    @Path("deadlines")
    public String deadlines() {
        return session.isNew() + " " + after(session.idleDeadline()) + " " + after(session.absoluteDeadline());
    }

    private String after(Optional<Instant> deadline) {
        return deadline.map(end ->
                        Duration.between(session.createdAt().orElseThrow(), end).toString())
                .orElse("-");
    }
}
