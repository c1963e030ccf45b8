package dev.holdfast.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/**
 * What a WAR's own {@code META-INF/microprofile-config.properties} says, and does not count: within an EAR that has this jar in its
 * library the settings are the EAR's.
 */
public final class WarSettings {

    private WarSettings() {}

    /**
     * The settings that one who wrote them would miss.
     *
     * @param war the class loader of a web application
     * @return the keys with the prefix {@code holdfast.} that the effective configuration does not know, or knows another value of
     *     than the WAR's own configuration, sorted
     */
    public static List<String> ignoredOf(ClassLoader war) {
        Config effective = DeployedConfig.ofThisJar();
        Config own = DeployedConfig.of(war);
        return keysIn(war).stream()
                .filter(key -> isIgnored(key, own, effective))
                .toList();
    }

    private static boolean isIgnored(String key, Config own, Config effective) {
        Optional<String> value = value(effective, key);
        return value.isEmpty() || !Objects.equals(value, value(own, key));
    }

    /** One that leads to nothing is known all the same: the reader of all settings tells of it. */
    private static Optional<String> value(Config config, String key) {
        try {
            return config.getOptionalValue(key, String.class);
        } catch (NoSuchElementException | IllegalArgumentException leadsToNothing) {
            return Optional.of(key);
        }
    }

    private static Set<String> keysIn(ClassLoader war) {
        try {
            Set<String> keys = new TreeSet<>();
            for (URL file : Collections.list(war.getResources(OwnFiles.FILE))) {
                keys.addAll(OwnFiles.settingsIn(file).keySet());
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
