package dev.holdfast.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The {@code META-INF/microprofile-config.properties} that a module of an EAR brings along, besides those of the EAR's library, added to
 * the configuration that the server tells: Payara Server reads for all modules those of the library alone.
 */
final class OwnFiles {

    static final String FILE = "META-INF/microprofile-config.properties";

    /**
     * Above that of the EAR's library, and below all that is meant to count more than files (MicroProfile Config 3.1, "ConfigSource
     * Ordering").
     */
    private static final int ORDINAL = ConfigSource.DEFAULT_ORDINAL + 1;

    private OwnFiles() {}

    /**
     * A configuration that knows what is in the module's own files.
     *
     * @param told the server's
     * @param module a class loader
     * @return the same, where it has read them
     */
    static Config addedTo(Config told, ClassLoader module) {
        List<ConfigSource> all = new ArrayList<>();
        told.getConfigSources().forEach(all::add);
        List<ConfigSource> unread = filesOnlyOf(module).stream()
                .filter(file -> !isReadBy(all, file))
                .map(OwnFiles::source)
                .toList();
        if (unread.isEmpty()) {
            return told;
        }
        all.addAll(unread);
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(all.toArray(ConfigSource[]::new))
                .build();
    }

    /** Servers differ in the encoding by which they read such a file: what it says is told in one of the two. */
    private static boolean isReadBy(List<ConfigSource> sources, URL file) {
        return Stream.of(ISO_8859_1, UTF_8)
                .map(encoding -> settingsIn(file, encoding))
                .anyMatch(settings -> sources.stream().anyMatch(source -> saysAllOf(settings, source)));
    }

    private static boolean saysAllOf(Map<String, String> settings, ConfigSource source) {
        return settings.entrySet().stream()
                .allMatch(setting -> setting.getValue().equals(source.getValue(setting.getKey())));
    }

    private static List<URL> filesOnlyOf(ClassLoader module) {
        List<URL> own = filesOf(module);
        own.removeAll(filesOf(module.getParent()));
        return own;
    }

    private static List<URL> filesOf(@Nullable ClassLoader module) {
        try {
            return module == null ? List.of() : Collections.list(module.getResources(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigSource source(URL file) {
        return new OwnFile(file.toString(), settingsIn(file));
    }

    /** Without those that are left empty, and thereby not set; in the encoding of property files ({@link Properties#load}). */
    static Map<String, String> settingsIn(URL file) {
        return settingsIn(file, ISO_8859_1);
    }

    private static Map<String, String> settingsIn(URL file, Charset encoding) {
        Properties all = new Properties();
        try (Reader content = new InputStreamReader(contentOf(file), encoding)) {
            all.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.stringPropertyNames().stream()
                .filter(key ->
                        key.startsWith(Settings.PREFIX) && !all.getProperty(key).isBlank())
                .collect(Collectors.toMap(key -> key, all::getProperty));
    }

    /** As it is now: the JDK would keep the jar of an earlier deployment open, and tell what that one said. */
    private static InputStream contentOf(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private record OwnFile(String getName, Map<String, String> getProperties) implements ConfigSource {

        @Override
        public int getOrdinal() {
            return ORDINAL;
        }

        @Override
        public Set<String> getPropertyNames() {
            return getProperties.keySet();
        }

        @Override
        public @Nullable String getValue(String key) {
            return getProperties.get(key);
        }
    }
}
