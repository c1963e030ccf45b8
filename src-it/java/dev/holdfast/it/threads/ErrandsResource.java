package dev.holdfast.it.threads;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Hands work on the session to other threads. */
@Path("/")
@RequestScoped
public class ErrandsResource {

    @Inject
    Tally tally;

    @Inject
    Gates gates;

    @Inject
    Ways ways;

    @Inject
    DistributedSession session;

    @GET
    @Path("told")
    public String told() {
        return tally.told();
    }

    @GET
    @Path("add/{entry}")
    public String add(@PathParam("entry") String entry) {
        return tally.add(entry);
    }

    /** An entry by the request, another one by a task in this way; what the task has seen. */
    @GET
    @Path("way/{way}")
    public String way(@PathParam("way") String way) throws Exception {
        tally.add("before");
        return ways.take(way, () -> {
            try {
                return tally.add("by-" + way);
            } catch (RuntimeException refused) {
                return refused.getClass().getSimpleName() + " " + refused.getMessage();
            }
        });
    }

    /** The same task again and again, as often as it is asked for. */
    @GET
    @Path("periodic")
    public String periodic(@QueryParam("times") int times) throws InterruptedException {
        tally.add("before");
        AtomicInteger run = new AtomicInteger();
        CountDownLatch runs = new CountDownLatch(times + 1);
        ScheduledFuture<?> tasks = ways.scheduler()
                .scheduleAtFixedRate(
                        () -> {
                            int number = run.incrementAndGet();
                            if (number <= times) {
                                tally.add("run-" + number);
                            }
                            runs.countDown();
                        },
                        0,
                        1,
                        TimeUnit.MILLISECONDS);
        boolean enough = runs.await(30, TimeUnit.SECONDS);
        tasks.cancel(false);
        return "" + enough;
    }

    @GET
    @Path("many")
    public String many(@QueryParam("tasks") int tasks) throws InterruptedException {
        tally.add("before");
        List<Callable<Integer>> all = IntStream.range(0, tasks)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    tally.add("task-" + number);
                    return tally.countUp();
                })
                .toList();
        return ""
                + ways.executor().invokeAll(all, 60, TimeUnit.SECONDS).stream()
                        .filter(ErrandsResource::succeeded)
                        .count();
    }

    private static boolean succeeded(Future<Integer> task) {
        try {
            return !task.isCancelled() && task.get() > 0;
        } catch (ExecutionException | InterruptedException failed) {
            return false;
        }
    }

    /** Answers while the task waits at the gate. */
    @GET
    @Path("later/{gate}")
    public String later(@PathParam("gate") String gate, @QueryParam("touch") boolean touch) {
        if (touch) {
            tally.told();
        }
        ways.executor().execute(() -> {
            gates.pass(gate);
            try {
                gates.tell(gate, "added " + tally.add(gate));
            } catch (RuntimeException refused) {
                gates.tell(gate, refused.getMessage());
            }
        });
        return "handed over";
    }

    @GET
    @Path("open/{gate}")
    public String open(@PathParam("gate") String gate) {
        gates.open(gate);
        return gates.told(gate);
    }

    @GET
    @Path("sign-in")
    public String signIn() {
        session.signIn("ada", Set.of());
        return session.ref().orElseThrow();
    }

    @GET
    @Path("sign-out")
    public String signOut() {
        session.signOut();
        return "out";
    }

    @GET
    @Path("end")
    public String end() {
        session.end();
        return "ended";
    }
}
