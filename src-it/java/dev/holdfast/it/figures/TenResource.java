package dev.holdfast.it.figures;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("ten")
@RequestScoped
public class TenResource {

    @Inject
    Ten ten;

    @Inject
    DistributedSession session;

    @GET
    @Path("nothing")
    public String nothing() {
        return "no bean is called";
    }

    @GET
    @Path("read")
    public int read() {
        return ten.length();
    }

    @GET
    @Path("fill")
    public int fill(@QueryParam("bytes") @DefaultValue("100") int bytes) {
        ten.fill(bytes);
        return ten.length();
    }

    @GET
    @Path("change")
    public int change(@QueryParam("to") String letter) {
        ten.change(100, letter.charAt(0));
        return ten.length();
    }

    /** Reads the bean, and renews the secret. */
    @GET
    @Path("renew")
    public int renew() {
        session.renewId();
        return ten.length();
    }

    /** Reads the bean, and ends the session. */
    @GET
    @Path("end")
    public int end() {
        int length = ten.length();
        session.end();
        return length;
    }
}
