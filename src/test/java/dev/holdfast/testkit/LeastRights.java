package dev.holdfast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the README says that Holdfast's user needs in Redis' ACL. */
public enum LeastRights {

    /** Of a single server. */
    SINGLE,
    /** Of a master and its replicas. */
    REPLICATED,
    /** Of a node of a cluster. */
    CLUSTER;

    private static final String README = readme();

    /** @return rules as {@code ACL SETUSER} takes them, those that this run's server knows */
    public List<String> rules() {
        Stream<String> rules = found("<!-- acl -->\n```\n(.*)\n```");
        if (this != SINGLE) {
            rules = Stream.concat(rules, on("a master with replicas, or a cluster"));
        }
        if (this != SINGLE && RedisBinary.isAtLeast(7, 2)) {
            rules = Stream.concat(rules, on("either, from Redis 7.2 or any Valkey on"));
        }
        if (this == CLUSTER) {
            rules = Stream.concat(rules, on("a cluster"));
        }
        return rules.toList();
    }

    private static Stream<String> on(String place) {
        return found("\n\\| " + Pattern.quote(place) + " \\| `(.*)` \\|").map(rule -> rule.replace("\\|", "|"));
    }

    private static Stream<String> found(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(README);
        if (!found.find()) {
            throw new IllegalStateException("README.md has nothing like " + pattern);
        }
        return Stream.of(found.group(1).strip().split(" "));
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
