package dev.holdfast.it.threads;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A service whose methods run on another thread than their caller's. */
@ApplicationScoped
public class Errands {

    @Asynchronous
    CompletableFuture<String> run(Supplier<String> work) {
        return Asynchronous.Result.complete(work.get());
    }

    @Asynchronous(executor = Ways.CARRYING)
    CompletableFuture<String> runCarrying(Supplier<String> work) {
        return Asynchronous.Result.complete(work.get());
    }
}
