package dev.holdfast.it.guards;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Names its one resource, so that the server looks for no others. */
@ApplicationPath("listing")
public class ListingApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GuardedResource.class);
    }
}
