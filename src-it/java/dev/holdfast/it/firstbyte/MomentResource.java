package dev.holdfast.it.firstbyte;

import dev.holdfast.it.support.OtherThreads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The moments of JAX-RS. */
@Path("")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class MomentResource {

    @Inject
    Change change;

    private final OtherThreads executor = new OtherThreads();

    @QueryParam("value")
    String value;

    @QueryParam("spoil")
    String spoil;

    @QueryParam("hold")
    String hold;

    @QueryParam("flushes")
    String flushes;

    @GET
    @Path("entity")
    public String entity() {
        change.make(value, spoil);
        return MomentServlet.SUCCESS;
    }

    @GET
    @Path("no-content")
    public void noContent() {
        change.make(value, spoil);
    }

    @GET
    @Path("problem")
    public Response problem() {
        change.make(value, spoil);
        return Response.status(422).entity(MomentServlet.SUCCESS).build();
    }

    @GET
    @Path("exception")
    public String exception() {
        change.make(value, spoil);
        throw new IllegalStateException(MomentServlet.SUCCESS);
    }

    @GET
    @Path("async-response")
    public void asyncResponse(@Suspended AsyncResponse response) {
        change.make(value, spoil);
        executor.execute(() -> response.resume(MomentServlet.SUCCESS));
    }

    @GET
    @Path("async-response-time-out")
    public void asyncResponseTimeOut(@Suspended AsyncResponse response) {
        change.make(value, spoil);
        response.setTimeoutHandler(late -> late.resume(MomentServlet.SUCCESS));
        response.setTimeout(20, TimeUnit.MILLISECONDS);
    }

    @GET
    @Path("completion-stage")
    public CompletionStage<String> completionStage() {
        change.make(value, spoil);
        return CompletableFuture.supplyAsync(() -> MomentServlet.SUCCESS, executor);
    }

    @GET
    @Path("streaming-output")
    public StreamingOutput streamingOutput() {
        change.make(value, spoil);
        String gate = hold;
        String times = flushes;
        return out -> {
            out.write(MomentServlet.SUCCESS.repeat(2_000).getBytes(StandardCharsets.US_ASCII));
            MomentServlet.flush(out, times);
            Gate.hold(gate);
        };
    }

    @GET
    @Path("sse")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void sse(@Context SseEventSink sink, @Context Sse sse) {
        change.make(value, spoil);
        sink.send(sse.newEvent(MomentServlet.SUCCESS));
        Gate.hold(hold);
        sink.close();
    }
}
