package dev.holdfast.it.firstbyte;

import dev.holdfast.ResponseCommittedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** What is known of the ledger, and changes after the first byte. */
@Path("ledger")
@RequestScoped
public class LedgerResource {

    @Inject
    Ledger ledger;

    @GET
    public String last() {
        return ledger.last();
    }

    @GET
    @Path("pages")
    public int pages() {
        return ledger.pages().size();
    }

    @POST
    @Path("gate")
    public void open(@QueryParam("name") String name) {
        Gate.open(name);
    }

    /** Changes the bean when the first byte has left; says in the body what that led to. */
    @GET
    @Path("late")
    public void late(@QueryParam("value") String value, @Context HttpServletResponse response) throws IOException {
        response.getWriter().print("begun ");
        response.flushBuffer();
        try {
            ledger.write(value);
            response.getWriter().print("written");
        } catch (ResponseCommittedException e) {
            response.getWriter().print(e.code());
        }
        response.flushBuffer();
    }
}
