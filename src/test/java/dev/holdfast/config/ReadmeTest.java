package dev.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final String BEGIN = "<!-- settings -->\n";
    private static final String END = "<!-- /settings -->";
    private static final String HEAD = "| key | default | allowed | meaning |\n|---|---|---|---|\n";

    @Test
    void the_readme_has_every_setting_as_it_is() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        String found = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
        String right = table();
        assertThat(found)
                .as("Put this between the markers of README.md:%n%s", right)
                .isEqualTo(right);
    }

    private static String table() {
        return Settings.all().stream().map(ReadmeTest::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Setting<?> setting) {
        String fallback = setting.hasFallback() ? "`" + setting.fallback() + "`" : "none";
        String meaning = setting.meaning() + (setting.secret() ? ". Secret: never logged." : ".");
        return "| `" + setting.key() + "` | " + fallback + " | "
                + cell(setting.format().allowed()) + " | " + cell(meaning) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
