package dev.holdfast.it.propagation;

import dev.holdfast.DistributedSession;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

/** The ways in which a request has something done on another thread; each waits for it. */
@ApplicationScoped
public class PropagatingWays {

    /** As it comes: all types of context but transactions are propagated. */
    private final ManagedExecutor executor = ManagedExecutor.builder().build();

    private final ManagedExecutor naming = ManagedExecutor.builder()
            .propagated(DistributedSession.THREAD_CONTEXT, ThreadContext.APPLICATION)
            .cleared(ThreadContext.ALL_REMAINING)
            .build();

    private final ManagedExecutor clearing = ManagedExecutor.builder()
            .cleared(DistributedSession.THREAD_CONTEXT, ThreadContext.TRANSACTION)
            .propagated(ThreadContext.ALL_REMAINING)
            .build();

    private final ThreadContext contexts = ThreadContext.builder().build();

    String take(String way, Supplier<String> work) throws Exception {
        return switch (way) {
            case "stage" -> result(executor.supplyAsync(work).thenApply(told -> told));
            case "dependent-stage" ->
                result(executor.newIncompleteFuture()
                        .completeAsync(() -> "", ForkJoinPool.commonPool())
                        .thenApplyAsync(nothing -> work.get()));
            case "submit" -> result(executor.submit(work::get));
            case "naming" -> result(naming.submit(work::get));
            case "supplier" ->
                result(CompletableFuture.supplyAsync(contexts.contextualSupplier(work), ForkJoinPool.commonPool()));
            case "captured-stage" ->
                result(contexts.withContextCapture(CompletableFuture.supplyAsync(() -> "", ForkJoinPool.commonPool()))
                        .thenApplyAsync(nothing -> work.get(), ForkJoinPool.commonPool()));
            case "clearing" -> result(clearing.submit(work::get));
            default -> throw new IllegalArgumentException(way);
        };
    }

    ManagedExecutor executor() {
        return executor;
    }

    private static String result(Future<String> task) throws Exception {
        return task.get(30, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        executor.shutdown();
        naming.shutdown();
        clearing.shutdown();
    }
}
