package dev.holdfast.it.concurrency;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Each answer begins with the ref of the session that the request met, or a hyphen. */
@Path("shared")
@RequestScoped
public class SharedResource {

    @Inject
    Shared shared;

    @Inject
    DistributedSession session;

    /** With a meeting, nobody stores before all have read; with a gate, not before it is opened. */
    @GET
    @Path("add")
    public String add(
            @QueryParam("key") String key,
            @QueryParam("entry") String entry,
            @QueryParam("bytes") int bytes,
            @QueryParam("meeting") String meeting,
            @QueryParam("parties") int parties,
            @QueryParam("gate") String gate) {
        shared.entries(key);
        Gate.meet(meeting, parties);
        shared.add(key, entry + "x".repeat(bytes));
        Gate.pass(gate);
        return ref();
    }

    @GET
    @Path("remove")
    public String remove(@QueryParam("key") String key, @QueryParam("entry") String entry) {
        shared.remove(key, entry);
        return ref();
    }

    @GET
    @Path("read")
    public String read(@QueryParam("key") String key) {
        return ref() + " " + String.join(" ", shared.entries(key));
    }

    @GET
    @Path("renew")
    public String renew() {
        session.renewId();
        return ref();
    }

    @GET
    @Path("end")
    public String end() {
        String ended = ref();
        session.end();
        return ended;
    }

    private String ref() {
        return session.ref().orElse("-");
    }
}
