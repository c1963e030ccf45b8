package dev.holdfast.it.threads;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Where tasks wait until a test lets them go on, and tell what became of them. */
@ApplicationScoped
public class Gates {

    private final Map<String, CompletableFuture<Void>> open = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<String>> outcomes = new ConcurrentHashMap<>();

    void pass(String name) {
        gate(name).orTimeout(60, TimeUnit.SECONDS).join();
    }

    void open(String name) {
        gate(name).complete(null);
    }

    void tell(String name, String outcome) {
        outcome(name).complete(outcome);
    }

    String told(String name) {
        return outcome(name).orTimeout(60, TimeUnit.SECONDS).join();
    }

    private CompletableFuture<Void> gate(String name) {
        return open.computeIfAbsent(name, key -> new CompletableFuture<>());
    }

    private CompletableFuture<String> outcome(String name) {
        return outcomes.computeIfAbsent(name, key -> new CompletableFuture<>());
    }
}
