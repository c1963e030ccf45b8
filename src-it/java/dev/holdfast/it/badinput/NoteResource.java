package dev.holdfast.it.badinput;

import dev.holdfast.DistributedSession;
import dev.holdfast.HoldfastException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("note")
@RequestScoped
public class NoteResource {

    @Inject
    Note note;

    @Inject
    DistributedSession session;

    @GET
    public String read() {
        try {
            return note.all();
        } catch (HoldfastException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    @GET
    @Path("write")
    public String write(@QueryParam("title") String title, @QueryParam("text") String text) {
        note.write(title, text);
        return note.all();
    }

    @GET
    @Path("retitle")
    public String retitle(@QueryParam("title") String title) {
        note.retitle(title);
        return note.title();
    }

    @GET
    @Path("ref")
    public String ref() {
        return session.ref().orElse("-");
    }
}
