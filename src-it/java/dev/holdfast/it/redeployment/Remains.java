package dev.holdfast.it.redeployment;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.testkit.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the applications of a server hold on to, after a garbage collection.
 *
 * @param classLoaders that have loaded Holdfast's classes: one for each application, and one more for each that cannot go
 * @param connections to Redis
 * @param threads that Holdfast or a library of its own has started, by name, with any number for each number in it. A server's own
 *     come and go with what it has to do; one that has kept the application's class loader shows there.
 */
record Remains(long classLoaders, long connections, Map<String, Long> threads) {

    private static final Pattern THREAD = Pattern.compile("^\"(.*?)\" ", Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern OURS =
            Pattern.compile("(?i).*(holdfast|redisson|netty|globalEventExecutor|failsafe|caffeine).*");

    /** Counts them in a server's process, by the JDK's own means. */
    static Remains of(long pid, RedisServer redis) {
        ask(pid, "GC.run");
        String className = CurrentSession.class.getName();
        long loaded = ask(pid, "VM.class_hierarchy", className)
                .lines()
                .filter(line -> line.contains(className + "/"))
                .count();
        long connections = redis.with(own -> {
            String ownId = "id=" + own.clientId() + " ";
            return own.clientList()
                    .lines()
                    .filter(client -> !client.startsWith(ownId))
                    .count();
        });
        return new Remains(loaded, connections, threads(ask(pid, "Thread.print")));
    }

    private static Map<String, Long> threads(String print) {
        return THREAD.matcher(print)
                .results()
                .map(found -> found.group(1))
                .filter(name -> OURS.matcher(name).matches())
                .map(name -> NUMBER.matcher(name).replaceAll("N"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static String ask(long pid, String... command) {
        try {
            String[] all = new String[command.length + 2];
            all[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            all[1] = "" + pid;
            System.arraycopy(command, 0, all, 2, command.length);
            Process jcmd = new ProcessBuilder(all).redirectErrorStream(true).start();
            String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
