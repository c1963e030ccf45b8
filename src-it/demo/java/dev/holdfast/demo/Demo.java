package dev.holdfast.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The command line of the demo: starts it, says where it is, and ends it by Ctrl-C, SIGTERM or after a time. */
public final class Demo {

    private static final PrintStream OUT = System.out;

    /** Held here, since a level is forgotten with its logger. */
    private static final List<Logger> BALANCER_LOGGERS = Stream.of("io.undertow", "org.xnio", "org.jboss.threads")
            .map(Logger::getLogger)
            .toList();

    private Demo() {}

    /**
     * Runs the demo until it is stopped, or for {@code demo.seconds}.
     *
     * @param arguments none
     * @throws Exception if a setting is wrong, a port is in use, or a part does not start
     */
    public static void main(String[] arguments) throws Exception {
        DemoPorts ports = DemoPorts.fromSystemProperties();
        long seconds = Settings.number("demo.seconds", 0, 0, Integer.MAX_VALUE);
        ports.requireFree();
        // A node that dies under a request is what the demo is for: the page shows it, no stack trace needs to.
        BALANCER_LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        RunningDemo demo = new RunningDemo(ports);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-stop"));
        try (demo) {
            OUT.println("Starting Redis and two " + demo.server() + " nodes ...");
            long began = System.nanoTime();
            demo.start();
            announce(demo, Duration.ofNanos(System.nanoTime() - began), seconds);
            await(seconds);
        }
    }

    private static void announce(RunningDemo demo, Duration took, long seconds) {
        OUT.println();
        demo.parts().forEach(part -> OUT.println("  " + part));
        OUT.println();
        OUT.printf("  The shop is open, after %.1f s:  %s%n", took.toMillis() / 1000.0, demo.url());
        OUT.println();
        OUT.println(seconds == 0 ? "  Stop with Ctrl-C." : "  Stops by itself in " + seconds + " s, or with Ctrl-C.");
        OUT.flush();
    }

    private static void await(long seconds) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (seconds == 0) {
            never.await();
        } else if (!never.await(seconds, TimeUnit.SECONDS)) {
            OUT.println("Stopped after " + seconds + " s.");
        }
    }
}
