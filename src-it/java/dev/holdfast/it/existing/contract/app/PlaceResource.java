package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** A resource that is given the request by JAX-RS. */
@Path("/see")
public class PlaceResource {

    @GET
    public String see(@Context HttpServletRequest request) {
        return Sight.of(request);
    }
}
