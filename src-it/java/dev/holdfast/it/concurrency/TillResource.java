package dev.holdfast.it.concurrency;

import dev.holdfast.DistributedSession;
import dev.holdfast.it.support.OtherThreads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts, in the way that the path names; an increment is an entry {@code 1}. */
@Path("till")
@RequestScoped
public class TillResource {

    @Inject
    Till till;

    @Inject
    Tally tally;

    @Inject
    DistributedSession session;

    private final OtherThreads executor = new OtherThreads();

    @GET
    @Path("read")
    public String read() {
        return ref() + " " + String.join(" ", Collections.nCopies(tally.count(), "1"));
    }

    /** The answer is written on another thread. */
    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
        till.locked(null);
        String ref = ref();
        return CompletableFuture.supplyAsync(() -> ref, executor);
    }

    @GET
    @Path("{way}")
    public String count(@PathParam("way") String way, @QueryParam("gate") String gate) {
        switch (way) {
            case "locked" -> till.locked(gate);
            case "nested" -> till.nested();
            case "leased" -> till.leased(gate);
            case "impatient" -> till.impatient();
            case "retried" -> till.retried();
            default -> till.unguarded(gate);
        }
        return ref();
    }

    private String ref() {
        return session.ref().orElse("-");
    }
}
