package dev.holdfast.it.guards;

import dev.holdfast.interceptor.RequiresSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has no scope of its own. */
@Path("unscoped")
public class UnscopedResource {

    @GET
    @RequiresSession
    public String session() {
        return "in";
    }
}
