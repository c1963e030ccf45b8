package dev.holdfast.it.badinput;

import dev.holdfast.DistributedSession;
import dev.holdfast.HoldfastException;
import dev.holdfast.SessionStatistics;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Collectors;

@Path("note")
@RequestScoped
public class NoteResource {

    @Inject
    Note note;

    @Inject
    DistributedSession session;

    @Inject
    SessionStatistics statistics;

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

    /** Why tokens were refused on this node, without a store call, and how often. */
    @GET
    @Path("refusals")
    public String refusals() {
        return statistics.counts().entrySet().stream()
                .filter(count -> List.of("token-malformed", "token-forged", "token-foreign-key")
                        .contains(count.getKey()))
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    @GET
    @Path("ref")
    public String ref() {
        return session.ref().orElse("-");
    }
}
