package dev.holdfast.testkit.secrecy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is logged in this run: what this JVM writes, and the files of the processes that it starts. Safe for use by any number of threads. */
public final class RunLog {

    private static final Path OWN =
            Path.of("target", "secrecy", ProcessHandle.current().pid() + ".log");

    private static final Formatter FORMATTER = new SimpleFormatter();

    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();
    private static volatile @Nullable OutputStream own;

    private RunLog() {}

    /**
     * A file for a process to log to, that no other process of this run has logged to.
     *
     * @param folder to be in
     * @return {@code server.log}, or one with a number
     */
    public static Path fresh(Path folder) {
        AtomicInteger number = new AtomicInteger(1);
        return Stream.generate(number::getAndIncrement)
                .map(i -> folder.resolve(i == 1 ? "server.log" : "server-" + i + ".log"))
                .filter(FILES::add)
                .findFirst()
                .orElseThrow();
    }

    /**
     * A process of this run has logged to this file, which others may write anew.
     *
     * @param file as it is now
     */
    public static void keep(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            write(bytes, 0, bytes.length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * A logger of this JVM was told this, with or without an exception.
     *
     * @param record as handlers get it
     */
    public static void take(LogRecord record) {
        StringWriter text = new StringWriter();
        text.append(record.getLevel().getName())
                .append(' ')
                .append(record.getLoggerName())
                .append(' ')
                .append(FORMATTER.formatMessage(record))
                .append('\n');
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    /** What this JVM writes is kept from now on. */
    static void begin() {
        try {
            Files.createDirectories(OWN.getParent());
            own = Files.newOutputStream(OWN);
            FILES.add(OWN);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** It is no longer, and what was is not needed. */
    static void end() {
        OutputStream out = own;
        own = null;
        try {
            if (out != null) {
                out.close();
            }
            FILES.remove(OWN);
            Files.deleteIfExists(OWN);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void write(byte[] bytes, int from, int length) {
        OutputStream out = own;
        if (out != null) {
            try {
                out.write(bytes, from, length);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** Where the search finds something: file and line, never what. */
    static List<String> leaks(LeakSearch search) {
        List<String> found = new ArrayList<>();
        for (Path file : FILES) {
            if (!Files.exists(file)) {
                continue; // of a process that did not start
            }
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                AtomicInteger number = new AtomicInteger();
                lines.forEach(line -> {
                    number.incrementAndGet();
                    if (search.finds(line)) {
                        found.add(file + ", line " + number);
                    }
                });
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return found;
    }
}
