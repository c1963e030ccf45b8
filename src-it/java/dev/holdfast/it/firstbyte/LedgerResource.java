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
import java.io.PrintWriter;

/** What is known of the ledger, and changes after the first byte. */
@Path("ledger")
@RequestScoped
public class LedgerResource {

    private static volatile String refused = "nothing";

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
    public String open(@QueryParam("name") String name) {
        return Gate.open(name) ? "in time" : "too late";
    }

    /** Changes the bean when the first byte has left, and asks for it to be stored. */
    @GET
    @Path("late")
    public void late(@QueryParam("value") String value, @Context HttpServletResponse response) throws IOException {
        PrintWriter body = response.getWriter();
        body.print("begun ");
        response.flushBuffer();
        ledger.write(value);
        body.print("written ");
        try {
            response.flushBuffer();
        } catch (ResponseCommittedException e) {
            refused = e.code();
            throw e;
        }
    }

    /** The code of the last exception that a late change led to on this node. */
    @GET
    @Path("refused")
    public String refused() {
        return refused;
    }
}
