package dev.holdfast.it.life.site;

import dev.holdfast.SessionDirectory;
import dev.holdfast.SignedInSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Collectors;

/** The user's own sessions. */
@Path("devices")
@RequestScoped
public class DeviceResource {

    @Inject
    SessionDirectory directory;

    @GET
    public String list() {
        return lines(directory.ofCaller());
    }

    @GET
    @Path("end")
    public boolean end(@QueryParam("ref") @DefaultValue("") String ref) {
        return directory.end(ref);
    }

    @GET
    @Path("end-others")
    public int endOthers() {
        return directory.endOthers();
    }

    /** One line for each: its ref, whether it is this one, from where and with what. */
    static String lines(List<SignedInSession> sessions) {
        return sessions.stream()
                .map(one -> one.ref() + " " + (one.current() ? "this" : "another") + " "
                        + one.address().orElse("-") + " " + one.device().orElse("-"))
                .collect(Collectors.joining("\n"));
    }
}
