package dev.holdfast.it.existing.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A visitor's notes: every way by which a resource gets at its session. */
@Path("notes")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class NotesResource {

    @Context
    private HttpServletRequest request;

    @Inject
    private HttpServletRequest injected;

    @Inject
    private HttpSession session;

    @POST
    @Path("{way}")
    public String add(@PathParam("way") String way, @FormParam("text") String text) {
        HttpSession mine = session(way);
        notes(mine).add(new Note(text, LocalDate.of(2026, 11, notes(mine).size() + 1)));
        return show(way);
    }

    @GET
    @Path("{way}")
    public String show(@PathParam("way") String way) {
        return notes(session(way)).stream()
                .map(note -> note.text() + " of " + note.day())
                .collect(Collectors.joining(", "));
    }

    @GET
    @Path("session")
    public String hasSession() {
        return request.getSession(false) == null ? "no session" : "a session";
    }

    @POST
    @Path("end")
    public void end() {
        session.invalidate();
    }

    private HttpSession session(String way) {
        return switch (way) {
            case "context" -> request.getSession();
            case "injected-request" -> injected.getSession();
            default -> session;
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Note> notes(HttpSession session) {
        List<Note> notes = (List<Note>) session.getAttribute("notes");
        if (notes == null) {
            notes = new ArrayList<>();
            session.setAttribute("notes", notes);
        }
        return notes;
    }
}
