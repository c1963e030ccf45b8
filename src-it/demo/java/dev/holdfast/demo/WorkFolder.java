package dev.holdfast.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder of this run that is gone when the run is. */
final class WorkFolder implements AutoCloseable {

    private final Path root;

    private WorkFolder(Path root) {
        this.root = root;
    }

    static WorkFolder create() throws IOException {
        return new WorkFolder(Files.createTempDirectory("holdfast-demo-"));
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** An empty folder of that name, whatever was in it before. */
    Path fresh(String name) throws IOException {
        Path folder = path(name);
        delete(folder);
        return Files.createDirectories(folder);
    }

    @Override
    public void close() {
        delete(root);
    }

    private static void delete(Path folder) {
        for (Path path : deepestFirst(folder)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // A leftover in the temporary folder is no reason to fail.
                System.getLogger(WorkFolder.class.getName()).log(System.Logger.Level.DEBUG, "not deleted: " + path, e);
            }
        }
    }

    private static List<Path> deepestFirst(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }
}
