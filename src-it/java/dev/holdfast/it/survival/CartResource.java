package dev.holdfast.it.survival;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

@Path("cart")
@RequestScoped
public class CartResource {

    private static final Semaphore ARRIVED = new Semaphore(0);
    private static final Semaphore GO_ON = new Semaphore(0);

    @Inject
    Cart cart;

    @GET
    public String items() {
        return cart.items();
    }

    @GET
    @Path("add")
    public String add(@QueryParam("item") String item) {
        cart.add(item);
        return cart.items();
    }

    @GET
    @Path("closed")
    public String closed() {
        return "no bean is called";
    }

    /** Adds an item, and does not answer before it is told to. */
    @GET
    @Path("add-slowly")
    public String addSlowly(@QueryParam("item") String item) throws InterruptedException {
        cart.add(item);
        ARRIVED.release();
        if (!GO_ON.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody told the request to go on");
        }
        return cart.items();
    }

    /** Returns when a slow request has added its item. */
    @POST
    @Path("arrived")
    public void arrived() throws InterruptedException {
        if (!ARRIVED.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no slow request came");
        }
    }

    @POST
    @Path("go-on")
    public void goOn() {
        GO_ON.release();
    }
}
