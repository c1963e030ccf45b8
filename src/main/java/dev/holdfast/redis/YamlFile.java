package dev.holdfast.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redisson.config.Config;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

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
        String text = text(name);
        try {
            return Config.fromYAML(text);
        } catch (MarkedYAMLException broken) {
            Mark place = broken.getProblemMark();
            throw RedisMessages.brokenFile(KEY, name, place == null ? 0 : place.getLine() + 1);
        } catch (RuntimeException broken) {
            throw RedisMessages.brokenFile(KEY, name, 0);
        }
    }

    private static String text(String name) {
        try (InputStream in = open(name)) {
            if (in == null) {
                throw RedisMessages.missingFile(KEY, name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw RedisMessages.missingFile(KEY, name);
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
