package dev.holdfast.it.life.site;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** What the test does beside the users. */
@Path("control")
public class ControlResource {

    @Inject
    Farewells farewells;

    @Inject
    Heard heard;

    @GET
    @Path("arrived")
    public String arrived(@QueryParam("gate") String gate) {
        Gate.awaitArrival(gate);
        return "arrived";
    }

    @GET
    @Path("open")
    public String open(@QueryParam("gate") String gate) {
        Gate.open(gate);
        return "open";
    }

    @GET
    @Path("farewells")
    public long farewells(@QueryParam("note") String note) {
        return farewells.count(note);
    }

    @GET
    @Path("events")
    public String events(@QueryParam("ref") String ref) {
        return heard.of(ref);
    }
}
