package dev.holdfast.it.propagation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Hands work on the session to other threads. */
@Path("/")
@RequestScoped
public class PropagationResource {

    /** Of the one task that outlives its request. */
    private static final CompletableFuture<Void> GATE = new CompletableFuture<>();

    private static final CompletableFuture<String> OUTCOME = new CompletableFuture<>();

    @Inject
    Notes notes;

    @Inject
    PropagatingWays ways;

    @GET
    @Path("told")
    public String told() {
        return notes.told();
    }

    @GET
    @Path("add/{entry}")
    public String add(@PathParam("entry") String entry) {
        return notes.add(entry);
    }

    /** An entry by the request, another one by a task in this way; what the task has seen. */
    @GET
    @Path("way/{way}")
    public String way(@PathParam("way") String way) throws Exception {
        notes.add("before");
        return ways.take(way, () -> {
            try {
                return notes.add("by-" + way);
            } catch (RuntimeException refused) {
                return refused.getClass().getSimpleName() + " " + refused.getMessage();
            }
        });
    }

    @GET
    @Path("many")
    public String many(@QueryParam("tasks") int tasks) {
        CompletableFuture<?>[] all = IntStream.range(0, tasks)
                .mapToObj(number -> ways.executor().runAsync(() -> notes.add("task-" + number)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).orTimeout(60, TimeUnit.SECONDS).join();
        return "" + tasks;
    }

    /** Answers while the task waits. */
    @GET
    @Path("later")
    public String later() {
        ways.executor().execute(() -> {
            GATE.orTimeout(60, TimeUnit.SECONDS).join();
            OUTCOME.complete(notes.add("later"));
        });
        return "handed over";
    }

    @GET
    @Path("open")
    public String open() {
        GATE.complete(null);
        return OUTCOME.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
