package dev.holdfast.it.lifetime;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("guest")
@RequestScoped
public class GuestResource {

    @Inject
    Guest guest;

    @Inject
    Farewells farewells;

    @GET
    @Path("enter")
    public String enter(@QueryParam("name") String name) {
        guest.name(name);
        return name;
    }

    @GET
    @Path("farewells")
    public String farewells() {
        return farewells.names();
    }
}
