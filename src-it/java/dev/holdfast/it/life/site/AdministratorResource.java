package dev.holdfast.it.life.site;

import dev.holdfast.SessionDirectory;
import dev.holdfast.interceptor.RequiresSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Other users' sessions. */
@Path("administrator")
@RequestScoped
@RequiresSignIn("administrators")
public class AdministratorResource {

    @Inject
    SessionDirectory directory;

    @GET
    @Path("list")
    public String list(@QueryParam("user") String user) {
        return DeviceResource.lines(directory.of(user));
    }

    @GET
    @Path("end")
    public boolean end(@QueryParam("user") String user, @QueryParam("ref") @DefaultValue("") String ref) {
        return directory.endByAdministrator(user, ref);
    }

    @GET
    @Path("end-all")
    public int endAll(@QueryParam("user") String user) {
        return directory.endAllByAdministrator(user);
    }

    @GET
    @Path("end-account")
    public int endAccount(@QueryParam("user") String user) {
        return directory.endAccount(user);
    }
}
