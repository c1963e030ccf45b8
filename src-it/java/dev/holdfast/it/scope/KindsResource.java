package dev.holdfast.it.scope;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** One call for each way to define a bean; the answer shows its state after the call. */
@Path("kind")
@RequestScoped
public class KindsResource {

    @Inject
    FruitBasket basket;

    @Inject
    @Painted(Painted.Colour.RED)
    Paint red;

    @Inject
    @Painted(Painted.Colour.BLUE)
    Paint blue;

    @Inject
    Stereotyped stereotyped;

    @Inject
    @Named("notes")
    List<String> notes;

    @Inject
    @Painted(Painted.Colour.RED)
    Producers.Score home;

    @Inject
    @Painted(Painted.Colour.BLUE)
    Producers.Score away;

    @Inject
    Greeter greeter;

    @GET
    @Path("generic")
    public String generic(@QueryParam("name") String name) {
        basket.pick(name);
        return basket.contents();
    }

    @GET
    @Path("qualifier")
    public String qualifier() {
        red.drop();
        return red.drop() + " " + blue.drop();
    }

    @GET
    @Path("stereotype")
    public String stereotype() {
        return "" + stereotyped.call();
    }

    @GET
    @Path("producer-method")
    public String producerMethod(@QueryParam("name") String name) {
        notes.add(name);
        return String.join(" ", notes);
    }

    @GET
    @Path("producer-class")
    public String producerClass() {
        home.win();
        return home.win() + ":" + away.win();
    }

    @GET
    @Path("intercepted")
    public String intercepted(@QueryParam("name") String name) {
        return greeter.greet(name);
    }

    @GET
    @Path("producer-calls")
    public int producerCalls() {
        return Producers.CALLS.get();
    }
}
