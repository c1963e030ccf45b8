package dev.holdfast.it.existing.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

@ApplicationScoped
public class Visitors {

    private final AtomicInteger asked = new AtomicInteger();

    @Produces
    @OfVisit
    List<String> trail() {
        return new ArrayList<>(List.of("begin " + asked.incrementAndGet()));
    }
}
