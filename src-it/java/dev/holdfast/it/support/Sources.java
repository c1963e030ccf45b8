package dev.holdfast.it.support;

import dev.holdfast.SessionScopedDistributed;
import jakarta.ws.rs.Path;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Compiles classes as the test runs, so that two WARs can carry two versions of one class. */
public final class Sources {

    private Sources() {}

    /**
     * Adds a class, and those nested in it, to a WAR.
     *
     * @param war to be added to
     * @param name of the class, with its package
     * @param source of the class
     * @return the WAR
     */
    public static WebArchive addTo(WebArchive war, String name, String source) {
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-parameters", "-proc:none", "-classpath", classPath());
        JavaFileManager files = new InMemory(compiler.getStandardFileManager(null, null, null), classes);
        if (!compiler.getTask(null, files, null, options, null, List.of(new Source(name, source)))
                .call()) {
            throw new IllegalStateException(name + " does not compile");
        }
        classes.forEach((path, bytes) -> war.add(
                new ByteArrayAsset(bytes.toByteArray()), "WEB-INF/classes/" + path.replace('.', '/') + ".class"));
        return war;
    }

    private static String classPath() {
        return Arrays.stream(new Class<?>[] {SessionScopedDistributed.class, Path.class, Sources.class})
                .map(type -> new File(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
