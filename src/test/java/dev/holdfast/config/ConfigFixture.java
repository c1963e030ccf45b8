package dev.holdfast.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Reads settings through a real implementation of MicroProfile Config. */
final class ConfigFixture {

    private ConfigFixture() {}

    /** Keys without {@code holdfast.} and their values, in turn. */
    static ConfigReading read(String... keysAndValues) {
        return read(Map.of(), keysAndValues);
    }

    static ConfigReading read(Map<String, String> environment, String... keysAndValues) {
        return HoldfastConfigReader.read(source(environment, keysAndValues));
    }

    /** As a JVM of so many bytes of heap reads it. */
    static ConfigReading readWithHeap(long heap, String... keysAndValues) {
        return HoldfastConfigReader.read(source(Map.of(), keysAndValues), heap);
    }

    private static Config source(Map<String, String> environment, String... keysAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put("holdfast." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(properties, "properties", 100),
                        new EnvConfigSource(environment, 300))
                .build();
    }
}
