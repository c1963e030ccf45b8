package dev.holdfast.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redisson.config.Config;

/** A Redisson configuration written as YAML, on the application's class path or in the file system. */
final class YamlFile {

    private static final String KEY = "holdfast.redis.config-file";

    private YamlFile() {}

    static Config read(String name) {
        Config config = parse(name);
        if (!ServerAddresses.any(config)) {
            throw RedisMessages.noServers(name);
        }
        return config;
    }

    private static Config parse(String name) {
        try (InputStream in = open(name)) {
            if (in == null) {
                throw RedisMessages.unreadableFile(KEY, name, null);
            }
            return Config.fromYAML(in);
        } catch (IOException | IllegalArgumentException broken) {
            throw RedisMessages.unreadableFile(KEY, name, broken);
        }
    }

    private static @Nullable InputStream open(String name) throws IOException {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        InputStream resource = application == null ? null : application.getResourceAsStream(name);
        if (resource != null) {
            return resource;
        }
        return Files.isReadable(Path.of(name)) ? Files.newInputStream(Path.of(name)) : null;
    }
}
