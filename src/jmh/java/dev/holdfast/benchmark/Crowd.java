package dev.holdfast.benchmark;

import dev.holdfast.testkit.KeptConnection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Visitors of one application, each with a session and a connection of its own, who ask as fast as they are answered. */
final class Crowd {

    private final Payload payload;
    private final List<KeptConnection> visitors = new ArrayList<>();

    /** As many as the largest cell needs, their sessions filled. */
    Crowd(URI server, String application, Payload payload) throws IOException {
        this.payload = payload;
        for (int i = 0; i < Cell.CONNECTIONS.get(Cell.CONNECTIONS.size() - 1); i++) {
            KeptConnection visitor = new KeptConnection(server);
            visitor.visit("/" + application + "/fill?size=" + payload.size());
            visitors.add(visitor);
        }
    }

    /** Lets so many of them ask for this path, for so long; the nanoseconds that the server takes for one, all cores busy. */
    double ask(String path, int connections, Duration time, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long until = began + time.toNanos();
        List<Callable<Long>> loops = new ArrayList<>();
        for (KeptConnection visitor : visitors.subList(0, connections)) {
            loops.add(() -> loop(visitor, visitor.get(path), until));
        }
        long answers = 0;
        for (Future<Long> loop : threads.invokeAll(loops)) {
            answers += loop.get();
        }
        return (double) (System.nanoTime() - began) / answers;
    }

    private long loop(KeptConnection visitor, byte[] request, long until) throws IOException {
        long answers = 0;
        while (answers == 0 || System.nanoTime() < until) {
            long total = visitor.ask(request);
            if (total != payload.total()) {
                throw new IllegalStateException("A session of " + payload.total() + " has now " + total);
            }
            answers++;
        }
        return answers;
    }
}
