package dev.holdfast.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

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
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            // A leftover in the temporary folder is no reason to fail.
            System.getLogger(WorkFolder.class.getName()).log(System.Logger.Level.WARNING, "Not deleted: " + folder, e);
        }
    }

    /** Deletes what it can and passes over what is gone already. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
