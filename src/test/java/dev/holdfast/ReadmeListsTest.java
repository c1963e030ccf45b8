package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.Occurrence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people look up by name stands in the README: each error's code, each count's name. */
class ReadmeListsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/holdfast");
    private static final Pattern CODE = Pattern.compile("\"(HF[0-9]{4})");

    @Test
    void the_readme_lists_every_code_and_no_other() throws IOException {
        assertThat(rows("errors", Pattern.compile("\\| (HF[0-9]{4}) \\| [^ ].* \\|\n")))
                .containsExactlyElementsOf(codes());
    }

    @Test
    void the_readme_lists_every_count_and_no_other() throws IOException {
        assertThat(rows("counts", Pattern.compile("\\| `([a-z-]+)` \\| [A-Z][^{}\n]*\\. \\|\n")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Occurrence.values()).map(Occurrence::word).toList());
    }

    private static List<String> rows(String section, Pattern first) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String begin = "<!-- " + section + " -->";
        String text = readme.substring(readme.indexOf(begin), readme.indexOf("<!-- /" + section + " -->"));
        return matches(first, text).toList();
    }

    private static List<String> codes() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            StringBuilder all = new StringBuilder();
            for (Path source : sources) {
                all.append(Files.readString(source));
            }
            return matches(CODE, all.toString()).sorted().toList();
        }
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
