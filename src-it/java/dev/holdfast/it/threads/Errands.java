package dev.holdfast.it.threads;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

/** A service whose method runs on another thread than its caller's. */
@ApplicationScoped
public class Errands {

    @Inject
    Tally tally;

    @Asynchronous
    CompletableFuture<String> add(String entry) {
        return Asynchronous.Result.complete(tally.add(entry));
    }
}
