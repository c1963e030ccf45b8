package dev.holdfast.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All classes of the test class path once more, apart from the tests' own, without those of some packages. */
public final class ClassesWithout extends URLClassLoader {

    private final List<String> hidden;

    /** Without these packages and those below them. */
    public ClassesWithout(List<String> packages) {
        super(classPath(), ClassLoader.getPlatformClassLoader());
        hidden = packages.stream().map(name -> name + '.').toList();
    }

    private static URL[] classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(ClassesWithout::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException never) {
            throw new IllegalArgumentException(never);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (hidden.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        return super.findClass(name);
    }

    /** Has the namesake of this class, which has a public constructor without parameters, do its work among these classes. */
    @SuppressWarnings("unchecked")
    public <T> T run(Class<? extends Supplier<T>> work) throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return ((Supplier<T>) loadClass(work.getName()).getConstructor().newInstance()).get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
