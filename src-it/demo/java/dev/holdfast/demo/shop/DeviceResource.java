package dev.holdfast.demo.shop;

import dev.holdfast.SessionDirectory;
import dev.holdfast.interceptor.RequiresSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Where the visitor is signed in, and how to end that from here; 401 where nobody is signed in. */
@RequestScoped
@RequiresSignIn
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {

    @Inject
    SessionDirectory directory;

    /**
     * Where the visitor is signed in.
     *
     * @return the newest sign-in first
     */
    @GET
    public List<DeviceView> devices() {
        Instant now = InstantSource.system().instant();
        return directory.ofCaller().stream()
                .map(session -> DeviceView.of(session, now))
                .toList();
    }

    /**
     * Signs the visitor out on one device.
     *
     * @param ref its session; 404 if it is none of this visitor's that lives
     */
    @DELETE
    @Path("{ref}")
    public void end(@PathParam("ref") String ref) {
        if (!directory.end(ref)) {
            throw Refusal.of(Status.NOT_FOUND, "You are signed out there already.");
        }
    }

    /**
     * Signs the visitor out everywhere else.
     *
     * @return how many sessions that has ended
     */
    @DELETE
    public Ended endOthers() {
        return new Ended(directory.endOthers());
    }
}
