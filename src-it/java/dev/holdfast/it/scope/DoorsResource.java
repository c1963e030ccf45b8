package dev.holdfast.it.scope;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("door")
@RequestScoped
public class DoorsResource {

    @Inject
    Trail trail;

    @Inject
    Doors.OfApplication application;

    @Inject
    Doors.OfRequest request;

    @Inject
    Doors.OfNobody dependent;

    @Inject
    Doors.OfNode node;

    @EJB
    StatelessDoor stateless;

    @GET
    @Path("resource")
    public String resource() {
        trail.step("resource");
        return trail.getSteps();
    }

    @GET
    @Path("application")
    public String application() {
        application.step();
        return trail.getSteps();
    }

    @GET
    @Path("request")
    public String request() {
        request.step();
        return trail.getSteps();
    }

    @GET
    @Path("dependent")
    public String dependent() {
        dependent.step();
        return trail.getSteps();
    }

    @GET
    @Path("node")
    public String node() {
        node.step();
        return trail.getSteps();
    }

    @GET
    @Path("stateless")
    public String stateless() {
        stateless.step();
        return trail.getSteps();
    }

    @GET
    @Path("none")
    public String none() {
        return trail.getSteps();
    }

    @GET
    @Path("closed")
    public String closed() {
        return "no bean is called";
    }
}
