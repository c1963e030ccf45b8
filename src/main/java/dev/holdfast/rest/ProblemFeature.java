package dev.holdfast.rest;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Brings the mapper into each JAX-RS application, also one that lists its classes; found by the server as a service (Jakarta RESTful
 * Web Services 3.1, 4.1.2), unless the application has set {@code jakarta.ws.rs.loadServices} to false.
 */
public final class ProblemFeature implements Feature {

    /** Made by the server. */
    public ProblemFeature() {}

    /** Servers may offer it to clients as well, which have nothing to be mapped. */
    @Override
    public boolean configure(FeatureContext context) {
        boolean serves = context.getConfiguration().getRuntimeType() == RuntimeType.SERVER
                && !context.getConfiguration().isRegistered(ProblemMapper.class);
        if (serves) {
            context.register(ProblemMapper.class);
        }
        return serves;
    }
}
