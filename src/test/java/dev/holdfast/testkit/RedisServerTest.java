package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run on another Redis, or by an ACL user, relies on. */
@Tag(RedisServer.TAG)
class RedisServerTest {

    @Test
    void all_tests_that_use_it_bear_its_tag() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> users = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> text(file).contains("RedisServer"))
                    .toList();
            assertThat(users).hasSizeGreaterThan(10).allMatch(file -> text(file).contains("@Tag(RedisServer.TAG)"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
