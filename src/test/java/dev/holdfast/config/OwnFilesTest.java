package dev.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR of an EAR, on a server that tells the configuration of the EAR's library alone. */
class OwnFilesTest {

    @TempDir
    private Path ear;

    @TempDir
    private Path war;

    @Test
    void what_the_server_has_not_read_is_added_and_counts_more_than_the_library_but_less_than_the_environment()
            throws IOException {
        write(ear, "holdfast.lock.wait=PT1S\nholdfast.node=one\nholdfast.store=redis\n");
        write(war, "holdfast.lock.wait=PT2S\nholdfast.node=two\nholdfast.cookie.name=${shop.name}\nshop.name=SHOP\n");
        Config told = told(
                source(100, Map.of("holdfast.lock.wait", "PT1S", "holdfast.node", "one", "holdfast.store", "redis")),
                source(300, Map.of("holdfast.node", "three", "shop.name", "OFFICE")));

        inWar(loader -> {
            Config added = OwnFiles.addedTo(told, loader);

            assertThat(value(added, "holdfast.lock.wait")).isEqualTo("PT2S");
            assertThat(value(added, "holdfast.node")).isEqualTo("three");
            assertThat(value(added, "holdfast.store")).isEqualTo("redis");
            assertThat(value(added, "holdfast.cookie.name")).isEqualTo("OFFICE");
        });
    }

    @Test
    void a_server_that_has_read_all_is_believed() throws IOException {
        write(ear, "holdfast.node=one\n");
        write(war, "holdfast.lock.wait=PT2S\n");
        Config told = told(
                source(100, Map.of("holdfast.lock.wait", "PT2S")), source(400, Map.of("holdfast.lock.wait", "PT3S")));

        inWar(loader -> assertThat(OwnFiles.addedTo(told, loader)).isSameAs(told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p\u00e4ss", "p\u00c3\u00a4ss"})
    void it_may_have_read_a_file_in_either_encoding(String asTold) throws IOException {
        write(ear, "holdfast.node=one\n");
        write(war, "holdfast.redis.password=p\u00e4ss\n"); // in UTF-8
        Config told = told(source(100, Map.of("holdfast.redis.password", asTold)));

        inWar(loader -> assertThat(OwnFiles.addedTo(told, loader)).isSameAs(told));
    }

    @Test
    void a_jar_that_was_replaced_says_what_it_says_now() throws IOException {
        Path jar = war.resolve("settings.jar");
        for (String node : List.of("one", "two")) {
            Files.deleteIfExists(jar);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                zip.putNextEntry(new ZipEntry(OwnFiles.FILE));
                zip.write(("holdfast.node=" + node).getBytes(StandardCharsets.UTF_8));
            }
            URL file = URI.create("jar:" + jar.toUri() + "!/" + OwnFiles.FILE).toURL();
            assertThat(OwnFiles.settingsIn(file)).containsEntry("holdfast.node", node);
        }
    }

    @Test
    void what_the_library_says_is_the_servers_business() throws IOException {
        write(ear, "holdfast.node=one\n");
        write(war, "shop.name=SHOP\n");
        Config told = told(source(100, Map.of()));

        inWar(loader -> assertThat(OwnFiles.addedTo(told, loader)).isSameAs(told));
    }

    private static Config told(ConfigSource... sources) {
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(sources)
                .build();
    }

    private static String value(Config config, String key) {
        return config.getValue(key, String.class);
    }

    private static void write(Path module, String properties) throws IOException {
        Path file = module.resolve(OwnFiles.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, properties);
    }

    private void inWar(Consumer<ClassLoader> test) throws IOException {
        try (URLClassLoader library = new URLClassLoader(new URL[] {ear.toUri().toURL()}, null);
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {war.toUri().toURL()}, library)) {
            test.accept(loader);
        }
    }

    private static ConfigSource source(int ordinal, Map<String, String> settings) {
        return new ConfigSource() {
            @Override
            public int getOrdinal() {
                return ordinal;
            }

            @Override
            public Set<String> getPropertyNames() {
                return settings.keySet();
            }

            @Override
            public String getValue(String key) {
                return settings.get(key);
            }

            @Override
            public String getName() {
                return "source of " + ordinal;
            }
        };
    }
}
