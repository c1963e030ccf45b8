package dev.holdfast.serialization;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Classes that are compiled while the test runs, with a loader of their own: as another version of an application has them, or a
 * library.
 *
 * @param loader sees them, and all that the tests see
 */
public record Compiled(URLClassLoader loader) implements AutoCloseable {

    /** In a folder, as WEB-INF/classes. */
    public static Compiled application(Path folder, String... sources) {
        return new Compiled(loaderOf(compile(folder, sources)));
    }

    /** In a jar, as in WEB-INF/lib. */
    public static Compiled library(Path folder, String... sources) {
        Path classes = compile(folder, sources);
        Path jar = folder.resolve("library.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compiled(loaderOf(jar));
    }

    private static URLClassLoader loaderOf(Path place) {
        try {
            return new URLClassLoader(new URL[] {place.toUri().toURL()}, Compiled.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compile(Path folder, String... sources) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            for (String source : sources) {
                String name = source.replaceAll("(?s).*?(?:class|interface|enum) (\\w+).*", "$1");
                Path file = Files.writeString(folder.resolve(name + ".java"), source);
                String path = classes + File.pathSeparator + System.getProperty("java.class.path");
                List<String> arguments = List.of("-proc:none", "-cp", path, "-d", classes.toString(), file.toString());
                int failed =
                        ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
                if (failed != 0) {
                    throw new AssertionError("does not compile: " + source);
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object, by the constructor without arguments. */
    public Object make(String className) {
        try {
            var constructor = loader.loadClass(className).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** With this loader as the application's. */
    public <T> T within(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
