package dev.holdfast.it.figures;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A session of any size, of which one small field is read and changed. */
@Path("label")
@RequestScoped
public class LabelResource {

    private static final Semaphore HELD = new Semaphore(0);
    private static final Semaphore RELEASED = new Semaphore(0);

    @Inject
    Label label;

    @Inject
    Ballast ballast;

    /** Begins a session with 20 fields of so many bytes, and the small ones. */
    @GET
    @Path("load")
    public int load(@QueryParam("bytes") int bytes) {
        ballast.fill(bytes);
        label.write('-');
        label.enter("first");
        return ballast.length();
    }

    @GET
    public String read() {
        return label.read();
    }

    @GET
    @Path("write")
    public String write(@QueryParam("letter") String letter) {
        label.write(letter.charAt(0));
        return label.read();
    }

    @GET
    @Path("enter")
    public int enter(@QueryParam("key") String key) {
        label.enter(key);
        return label.entries();
    }

    @GET
    @Path("entries")
    public int entries() {
        return label.entries();
    }

    /** The same as enter, but waits after it has read until it is released. */
    @GET
    @Path("enter-held")
    public int enterHeld(@QueryParam("key") String key) {
        int read = label.entries();
        HELD.release();
        take(RELEASED);
        label.enter(key);
        return read;
    }

    /** Answers when a held request has read. */
    @GET
    @Path("held")
    public String held() {
        take(HELD);
        return "held";
    }

    @GET
    @Path("release")
    public String release() {
        RELEASED.release();
        return "released";
    }

    private static void take(Semaphore semaphore) {
        try {
            if (!semaphore.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
