package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.SessionScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came in a jar was written for others, and is re-mapped only where a setting names it. */
class ExistingLibraryTest {

    /** The application's own, with a superclass of the library. */
    @SessionScoped
    public static class Derived extends LibraryBean {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void pack() throws IOException {
        jar = folder.resolve("library.jar");
        String entry = entry();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                InputStream bytes = LibraryBean.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
    }

    @Test
    void a_librarys_bean_stays_on_one_node() throws Exception {
        assertThat(scopeUnder(Map.of("holdfast.session-scoped", "distributed"))).isEqualTo(SessionScoped.class);
    }

    @Test
    void a_librarys_bean_that_is_listed_is_distributed() throws Exception {
        assertThat(scopeUnder(Map.of(
                        "holdfast.session-scoped",
                        "distributed",
                        "holdfast.session-scoped.libraries",
                        "com.acme.Other, dev.holdfast.cdi.*")))
                .isEqualTo(SessionScopedDistributed.class);
    }

    @Test
    void the_applications_bean_is_distributed_whatever_it_extends() {
        try (Node node = Node.over(new RecordingStore(), ExistingBeansTest.DISTRIBUTED, Derived.class)) {
            assertThat(scope(node, Derived.class)).isEqualTo(SessionScopedDistributed.class);
        }
    }

    private Class<? extends Annotation> scopeUnder(Map<String, String> settings) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (Library library = new Library(jar)) {
            Thread.currentThread().setContextClassLoader(library);
            try (Node node = Node.over(new RecordingStore(), settings, library.bean())) {
                return scope(node, library.bean());
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Class<? extends Annotation> scope(Node node, Class<?> type) {
        var manager = node.container().getBeanManager();
        return manager.resolve(manager.getBeans(type)).getScope();
    }

    private static String entry() {
        return LibraryBean.class.getName().replace('.', '/') + ".class";
    }

    /** Loads its own class from the jar, all others as the test does. */
    private static final class Library extends URLClassLoader {

        Library(Path jar) throws MalformedURLException {
            super(new URL[] {jar.toUri().toURL()}, ExistingLibraryTest.class.getClassLoader());
        }

        Class<?> bean() throws ClassNotFoundException {
            return loadClass(LibraryBean.class.getName());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(LibraryBean.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
