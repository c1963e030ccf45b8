package dev.holdfast.it.threads;

import dev.holdfast.DistributedSession;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.naming.InitialContext;

/**
 * The ways in which a request has something done on another thread; each waits for it. Those that carry the session wherever it can be
 * carried are defined here, the other ones are the server's own.
 */
@RequestScoped
@ContextServiceDefinition(
        name = Ways.CONTEXT,
        propagated = {DistributedSession.THREAD_CONTEXT, ContextServiceDefinition.APPLICATION},
        cleared = ContextServiceDefinition.ALL_REMAINING)
@ManagedExecutorDefinition(name = Ways.CARRYING, context = Ways.CONTEXT)
@ManagedScheduledExecutorDefinition(name = Ways.SCHEDULER, context = Ways.CONTEXT)
@ManagedThreadFactoryDefinition(name = Ways.THREADS, context = Ways.CONTEXT)
@ContextServiceDefinition(
        name = "java:app/concurrent/clearing",
        propagated = ContextServiceDefinition.ALL_REMAINING,
        cleared = {DistributedSession.THREAD_CONTEXT, ContextServiceDefinition.TRANSACTION})
@ManagedExecutorDefinition(name = "java:app/concurrent/Clearing", context = "java:app/concurrent/clearing")
public class Ways {

    static final String CARRYING = "java:app/concurrent/Carrying";

    static final String CONTEXT = "java:app/concurrent/carrying";

    static final String SCHEDULER = "java:app/concurrent/CarryingScheduler";

    static final String THREADS = "java:app/concurrent/CarryingThreads";

    @Inject
    Errands errands;

    @Resource
    ManagedExecutorService servers;

    @Resource
    ManagedScheduledExecutorService serversScheduler;

    @Resource
    ManagedThreadFactory serversThreads;

    @Resource(lookup = CONTEXT)
    ContextService contexts;

    @Resource(lookup = CARRYING)
    ManagedExecutorService executor;

    @Resource(lookup = SCHEDULER)
    ManagedScheduledExecutorService scheduler;

    @Resource(lookup = "java:app/concurrent/Clearing")
    ManagedExecutorService clearing;

    String take(String way, Supplier<String> work) throws Exception {
        Callable<String> task = work::get;
        return switch (way) {
            case "executor" -> result(executor.submit(task));
            case "server's-executor" -> result(servers.submit(task));
            case "clearing" -> result(clearing.submit(task));
            case "scheduled" -> result(scheduler.schedule(task, 1, TimeUnit.MILLISECONDS));
            case "server's-scheduled" -> result(serversScheduler.schedule(task, 1, TimeUnit.MILLISECONDS));
            case "stage" -> result(executor.supplyAsync(work).thenApply(told -> told));
            case "server's-stage" -> result(servers.supplyAsync(work).thenApply(told -> told));
            case "asynchronous" -> result(errands.runCarrying(work));
            case "server's-asynchronous" -> result(errands.run(work));
            case "supplier" ->
                result(CompletableFuture.supplyAsync(contexts.contextualSupplier(work), ForkJoinPool.commonPool()));
            case "proxy" -> onThread(contexts.createContextualProxy(task, Callable.class));
            case "factory" -> onThreadOf(InitialContext.doLookup(THREADS), task);
            case "server's-factory" -> onThreadOf(serversThreads, task);
            case "pool" -> result(CompletableFuture.supplyAsync(work, ForkJoinPool.commonPool()));
            default -> onThread(task);
        };
    }

    ManagedExecutorService executor() {
        return executor;
    }

    ManagedScheduledExecutorService scheduler() {
        return scheduler;
    }

    @SuppressWarnings("unchecked")
    private static String onThread(Callable<?> task) throws Exception {
        return onThreadOf(Thread::new, (Callable<String>) task);
    }

    private static String onThreadOf(ThreadFactory threads, Callable<String> task) throws Exception {
        FutureTask<String> future = new FutureTask<>(task);
        threads.newThread(future).start();
        return result(future);
    }

    private static String result(Future<String> task) throws Exception {
        return task.get(30, TimeUnit.SECONDS);
    }
}
