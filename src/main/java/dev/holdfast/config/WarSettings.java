package dev.holdfast.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What a WAR's own {@code META-INF/microprofile-config.properties} says, and does not count: within an EAR that has this jar in its
 * library the settings are the EAR's, and Payara Server reads no WAR's within any EAR.
 */
public final class WarSettings {

    private static final String FILE = "META-INF/microprofile-config.properties";

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
        Config own = ConfigProvider.getConfig(war);
        return new TreeSet<>(keysIn(war))
                .stream().filter(key -> isIgnored(key, own, effective)).toList();
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

    private static List<String> keysIn(ClassLoader war) {
        try {
            Properties all = new Properties();
            for (URL file : Collections.list(war.getResources(FILE))) {
                try (InputStream content = file.openStream()) {
                    all.load(content);
                }
            }
            return all.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(Settings.PREFIX)
                            && !all.getProperty(key).isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
