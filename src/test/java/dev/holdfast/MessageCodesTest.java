package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each code names one thing that can happen, for ever: people search for it. */
class MessageCodesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/holdfast");
    private static final Pattern CODE = Pattern.compile("\"HF([0-9]{4})");
    private static final Map<String, String> RANGES = Map.ofEntries(
            Map.entry("config", "01"),
            Map.entry("cdi", "02"),
            Map.entry("serialization", "03"),
            Map.entry("session", "04"),
            Map.entry("redis", "05"),
            Map.entry("web", "06"),
            Map.entry("wiring", "07"),
            Map.entry("memory", "08"),
            Map.entry("diagnostics", "09"),
            Map.entry("security", "10"),
            Map.entry("rest", "11"),
            Map.entry("websocket", "12"),
            Map.entry("concurrent", "13"));

    private record Code(String number, Path file) {

        String door() {
            return file.getName(0).toString();
        }
    }

    @Test
    void every_code_is_given_once() {
        assertThat(codes())
                .hasSizeGreaterThanOrEqualTo(6)
                .extracting(Code::number)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_code_tells_its_package() {
        assertThat(codes()).allSatisfy(code -> assertThat(code.number())
                .startsWith(RANGES.getOrDefault(code.door(), "a known package")));
    }

    @Test
    void codes_stand_in_the_message_class_of_their_package() {
        assertThat(codes()).extracting(Code::file).allMatch(file -> file.toString()
                .endsWith("Messages.java"));
    }

    private static List<Code> codes() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(MessageCodesTest::codes)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Code> codes(Path file) {
        try {
            return CODE.matcher(Files.readString(file))
                    .results()
                    .map(match -> new Code(match.group(1), SOURCES.relativize(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
