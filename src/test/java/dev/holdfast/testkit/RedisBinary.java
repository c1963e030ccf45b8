package dev.holdfast.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.core.ExecutableProvider;

/**
 * The program that a {@link RedisServer} runs: the {@code redis-server} or {@code valkey-server} that the system property
 * {@code test.redis.binary} names, else that of embedded-redis (6.2 on Linux), unpacked once for the JVM.
 */
final class RedisBinary {

    private static final Pattern VERSION = Pattern.compile(" v=(\\d+)\\.(\\d+)");

    private static final File FILE = file();
    private static final Matcher FOUND = version();

    private RedisBinary() {}

    static String path() {
        return FILE.getAbsolutePath();
    }

    /** By its own word. Valkey began as 7.2. */
    static boolean isAtLeast(int major, int minor) {
        int its = Integer.parseInt(FOUND.group(1));
        return its > major || its == major && Integer.parseInt(FOUND.group(2)) >= minor;
    }

    private static File file() {
        String named = System.getProperty("test.redis.binary", "");
        return named.isBlank() ? unpacked() : new File(named);
    }

    private static File unpacked() {
        try {
            File folder = Files.createTempDirectory("holdfast-redis-binary").toFile();
            folder.deleteOnExit();
            File binary = ExecutableProvider.newJarResourceProvider(folder).get();
            binary.deleteOnExit();
            return binary;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Matcher version() {
        try {
            Process asked = new ProcessBuilder(path(), "--version").start();
            String answer = new String(asked.getInputStream().readAllBytes());
            Matcher version = VERSION.matcher(answer);
            if (!version.find()) {
                throw new IllegalStateException(path() + " does not tell its version: " + answer);
            }
            return version;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
