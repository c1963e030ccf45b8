package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDescriptorsTest {

    @Test
    void an_application_may_bring_a_parser_as_old_as_it_likes(@TempDir Path library) throws IOException {
        Path services = Files.createDirectories(library.resolve("META-INF/services"));
        Files.writeString(services.resolve(DocumentBuilderFactory.class.getName()), OldParser.class.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {library.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(application);
            assertThat(WebDescriptors.of(
                                    context("<web-app><listener><listener-class> com.acme.Counter </listener-class>"
                                            + "</listener></web-app>"))
                            .listenerClasses())
                    .containsExactly("com.acme.Counter");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void a_file_that_an_entity_names_is_not_read(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "com.acme.Secret");
        assertThat(WebDescriptors.of(context("<!DOCTYPE web-app [<!ENTITY secret SYSTEM '" + secret.toUri() + "'>]>"
                                + "<web-app><listener><listener-class>&secret;</listener-class></listener></web-app>"))
                        .listenerClasses())
                .doesNotContain("com.acme.Secret");
    }

    private static ServletContext context(String webXml) {
        Map<String, Object> answers = Map.of(
                "getResourceAsStream",
                new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)),
                "getClassLoader",
                ClassLoader.getPlatformClassLoader());
        return (ServletContext) Proxy.newProxyInstance(
                WebDescriptorsTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }

    /** Of the time before features: as Xerces 2.6. */
    public static final class OldParser extends DocumentBuilderFactory {

        @Override
        public DocumentBuilder newDocumentBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setAttribute(String name, Object value) {}

        @Override
        public Object getAttribute(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public void setFeature(String name, boolean value) {
            throw new AbstractMethodError();
        }

        @Override
        public boolean getFeature(String name) {
            throw new AbstractMethodError();
        }
    }
}
