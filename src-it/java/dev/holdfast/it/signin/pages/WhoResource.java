package dev.holdfast.it.signin.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

@Path("/who")
public class WhoResource {

    @GET
    public String who(@Context SecurityContext security) {
        return security.getUserPrincipal() == null
                ? "[nobody]"
                : "[" + security.getUserPrincipal().getName() + ", " + security.isUserInRole("customer") + "]";
    }
}
