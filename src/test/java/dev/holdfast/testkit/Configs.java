package dev.holdfast.testkit;

import dev.holdfast.config.ConfigReading;
import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.HoldfastConfigReader;
import dev.holdfast.testkit.secrecy.Secrets;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Effective configurations, as the reader makes them of an application's settings. */
public final class Configs {

    private Configs() {}

    /** Keys without {@code holdfast.} and their values, in turn. */
    public static HoldfastConfig of(String... keysAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put("holdfast." + keysAndValues[i], keysAndValues[i + 1]);
        }
        Secrets.configured(properties);
        ConfigReading reading = HoldfastConfigReader.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build());
        if (reading.isFaulty()) {
            throw new IllegalArgumentException(reading.faults().toString());
        }
        return reading.config();
    }
}
