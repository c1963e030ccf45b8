package dev.holdfast.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the build left what the demo needs.
 *
 * @param target the build's folder, {@code target}
 */
record BuildOutput(Path target) {

    private static final Pattern LIBRARY = Pattern.compile("holdfast-\\d[\\w.]*(-SNAPSHOT)?\\.jar");

    /** Found by where this class was compiled to, so that Maven may run from any folder. */
    static BuildOutput ofThisProject() {
        try {
            Path classes = Path.of(BuildOutput.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new BuildOutput(classes.getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The demo runs from target/test-classes only.", e);
        }
    }

    Path payaraMicro() {
        return target.resolve("payara").resolve("payara-micro.jar");
    }

    Path openLiberty() {
        return target.resolve("servers").resolve("liberty").resolve("wlp");
    }

    Path libertyConfig() {
        return target.resolveSibling("liberty-config");
    }

    Path webapp() {
        return target.resolveSibling("src-it").resolve("demo").resolve("webapp");
    }

    Path log(String name) throws IOException {
        return Files.createDirectories(target.resolve("demo")).resolve(name + ".log");
    }

    /** What a user's WAR gains by Holdfast: its jar and the libraries it brings. */
    List<Path> libraries() {
        List<Path> own = list(target)
                .filter(path -> LIBRARY.matcher(name(path)).matches())
                .toList();
        if (own.size() != 1) {
            throw new IllegalStateException("Expected one holdfast-<version>.jar in " + target + " but found " + own
                    + ": run mvn -Pdemo verify, after mvn clean if there are several.");
        }
        return Stream.concat(own.stream(), list(target.resolve("libraries"))).toList();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder + ": run mvn -Pdemo verify.", e);
        }
    }
}
