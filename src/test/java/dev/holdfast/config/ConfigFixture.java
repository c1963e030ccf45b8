package dev.holdfast.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Reads settings through a real implementation of MicroProfile Config. */
final class ConfigFixture {

    private ConfigFixture() {}

    /** Keys without {@code holdfast.} and their values, in turn. */
    static ConfigReading read(String... keysAndValues) {
        return read(Map.of(), keysAndValues);
    }

    static ConfigReading read(Map<String, String> environment, String... keysAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put("holdfast." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return HoldfastConfigReader.read(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(properties, "properties", 100),
                        new EnvConfigSource(environment, 300))
                .build());
    }
}
