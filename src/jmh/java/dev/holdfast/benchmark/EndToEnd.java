package dev.holdfast.benchmark;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The contestants side by side: in every round each of them is asked in every cell for a short while, in an order that is
 * drawn anew, so that whatever else the machine does hits all alike.
 */
final class EndToEnd {

    private final Options options;
    private final Measured measured = new Measured();
    private final Map<String, Crowd> crowds = new HashMap<>();
    private final Random order = new Random(1);

    private EndToEnd(Options options) {
        this.options = options;
    }

    static Measured run(Options options)
            throws ServletException, IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool(EndToEnd::daemon);
        try (Applications applications = Applications.start()) {
            return new EndToEnd(options).run(applications.address(), threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private Measured run(URI server, ExecutorService threads)
            throws IOException, InterruptedException, ExecutionException {
        round(server, threads, options.warmUp(), false);
        for (int round = 1; round <= options.rounds(); round++) {
            round(server, threads, options.slice(), true);
            System.out.println("round " + round + " of " + options.rounds());
        }
        return measured;
    }

    private void round(URI server, ExecutorService threads, Duration time, boolean counts)
            throws IOException, InterruptedException, ExecutionException {
        for (Cell cell : Cell.all()) {
            List<Contestant> contestants = new ArrayList<>(options.contestants());
            Collections.shuffle(contestants, order);
            for (Contestant contestant : contestants) {
                double nanos = crowd(server, contestant, cell.payload())
                        .ask(contestant.path(), cell.connections(), time, threads);
                if (counts) {
                    measured.add(cell, contestant, nanos);
                }
            }
        }
    }

    private Crowd crowd(URI server, Contestant contestant, Payload payload) throws IOException {
        String name = contestant.application() + payload;
        Crowd crowd = crowds.get(name);
        if (crowd == null) {
            crowd = new Crowd(server, contestant.application(), payload);
            crowds.put(name, crowd);
        }
        return crowd;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "visitor");
        thread.setDaemon(true);
        return thread;
    }
}
