package dev.holdfast.it.threads;

import dev.holdfast.DistributedSession;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The ways in which a request has something done on another thread; each waits for it. */
@RequestScoped
@ContextServiceDefinition(
        name = "java:app/concurrent/carrying",
        propagated = {DistributedSession.THREAD_CONTEXT, ContextServiceDefinition.APPLICATION},
        cleared = ContextServiceDefinition.ALL_REMAINING)
@ManagedExecutorDefinition(name = "java:app/concurrent/Carrying", context = "java:app/concurrent/carrying")
@ContextServiceDefinition(
        name = "java:app/concurrent/clearing",
        propagated = ContextServiceDefinition.ALL_REMAINING,
        cleared = {DistributedSession.THREAD_CONTEXT, ContextServiceDefinition.TRANSACTION})
@ManagedExecutorDefinition(name = "java:app/concurrent/Clearing", context = "java:app/concurrent/clearing")
public class Ways {

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Resource
    ManagedThreadFactory threads;

    @Resource(lookup = "java:app/concurrent/carrying")
    ContextService contexts;

    @Resource(lookup = "java:app/concurrent/Carrying")
    ManagedExecutorService carrying;

    @Resource(lookup = "java:app/concurrent/Clearing")
    ManagedExecutorService clearing;

    String take(String way, Supplier<String> work) throws Exception {
        Callable<String> task = work::get;
        return switch (way) {
            case "executor" -> executor.submit(task).get(30, TimeUnit.SECONDS);
            case "carrying" -> carrying.submit(task).get(30, TimeUnit.SECONDS);
            case "clearing" -> clearing.submit(task).get(30, TimeUnit.SECONDS);
            case "scheduled" ->
                scheduler.schedule(task, 1, TimeUnit.MILLISECONDS).get(30, TimeUnit.SECONDS);
            case "stage" -> executor.supplyAsync(work).thenApply(told -> told).get(30, TimeUnit.SECONDS);
            case "supplier" ->
                CompletableFuture.supplyAsync(contexts.contextualSupplier(work), ForkJoinPool.commonPool())
                        .get(30, TimeUnit.SECONDS);
            case "proxy" -> onThread(contexts.createContextualProxy(task, Callable.class));
            case "factory" -> onThreadOf(task);
            case "pool" ->
                CompletableFuture.supplyAsync(work, ForkJoinPool.commonPool()).get(30, TimeUnit.SECONDS);
            default -> onThread(task);
        };
    }

    @SuppressWarnings("unchecked")
    private static String onThread(Callable<?> task) throws Exception {
        FutureTask<String> future = new FutureTask<>((Callable<String>) task);
        new Thread(future).start();
        return future.get(30, TimeUnit.SECONDS);
    }

    ManagedExecutorService executor() {
        return executor;
    }

    ManagedScheduledExecutorService scheduler() {
        return scheduler;
    }

    private String onThreadOf(Callable<String> task) throws Exception {
        FutureTask<String> future = new FutureTask<>(task);
        threads.newThread(future).start();
        return future.get(30, TimeUnit.SECONDS);
    }
}
