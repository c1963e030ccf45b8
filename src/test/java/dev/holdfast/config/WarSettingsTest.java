package dev.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarSettingsTest {

    @TempDir
    private Path war;

    @Test
    void a_setting_that_only_the_war_knows_is_told_of() throws IOException {
        assertThat(ignored("holdfast.cookie.name=SHOP\nshop.name=Ada's\nholdfast.lock.wait=PT1S\n"))
                .contains("holdfast.cookie.name", "holdfast.lock.wait")
                .doesNotContain("shop.name");
    }

    @Test
    void a_war_without_settings_is_fine() throws IOException {
        assertThat(ignored("shop.name=Ada's\n")).isEmpty();
    }

    @Test
    void a_setting_that_counts_with_this_value_is_fine() throws IOException {
        System.setProperty("holdfast.lock.wait", "PT1S");
        try {
            assertThat(ignored("holdfast.lock.wait=PT2S\n")).isEmpty();
        } finally {
            System.clearProperty("holdfast.lock.wait");
        }
    }

    private Iterable<String> ignored(String properties) throws IOException {
        Files.createDirectories(war.resolve("META-INF"));
        Files.writeString(war.resolve("META-INF/microprofile-config.properties"), properties);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {url()}, getClass().getClassLoader())) {
            try {
                return WarSettings.ignoredOf(loader);
            } finally {
                ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig(loader));
            }
        }
    }

    private URL url() throws MalformedURLException {
        return war.toUri().toURL();
    }
}
