package dev.holdfast.it.scope;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("guest")
@RequestScoped
public class GuestResource {

    @Inject
    Guest guest;

    @Inject
    DistributedSession session;

    @Inject
    BeanManager beans;

    @GET
    @Path("stay")
    public String stay(@QueryParam("name") String name) {
        return guest.stay(name);
    }

    /** How many arrived, who left, and how many coats hang on this node. */
    @GET
    @Path("book")
    public String book() {
        return GuestBook.ARRIVED + " " + GuestBook.LEFT + " " + GuestBook.COATS;
    }

    @POST
    @Path("end")
    public void end() {
        session.end();
    }

    @POST
    @Path("renew")
    public void renew() {
        session.renewId();
    }

    @GET
    @Path("session")
    public String session() {
        return session.isNew() + " " + session.ref().orElse("-");
    }

    /** Destroys the bean alone, the session goes on. */
    @POST
    @Path("destroy")
    public void destroy() {
        Bean<?> bean = beans.resolve(beans.getBeans(Guest.class));
        ((AlterableContext) beans.getContext(bean.getScope())).destroy(bean);
    }
}
