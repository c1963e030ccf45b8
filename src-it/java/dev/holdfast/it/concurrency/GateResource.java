package dev.holdfast.it.concurrency;

import dev.holdfast.SessionStatistics;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** What the test does beside the visitors. */
@Path("control")
public class GateResource {

    @Inject
    SessionStatistics statistics;

    @GET
    @Path("arrived")
    public String arrived(@QueryParam("gate") String gate, @QueryParam("count") int count) {
        Gate.awaitArrival(gate, count);
        return "arrived";
    }

    @GET
    @Path("open")
    public String open(@QueryParam("gate") String gate) {
        Gate.open(gate);
        return "open";
    }

    @GET
    @Path("count")
    public long count(@QueryParam("name") String name) {
        return statistics.counts().get(name);
    }

    @GET
    @Path("attempts")
    public int attempts() {
        return Attempts.greatest();
    }
}
