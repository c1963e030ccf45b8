package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.FieldCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What version 1 of an application has stored by Java serialization, and version 2 reads. */
class StoredVersionsTest {

    private static final FieldCodec CODEC = JavaCodecs.ANY;

    @TempDir
    private Path folder;

    private static String cart(String serialVersion, String fields) {
        return """
                package shop;
                public class Cart implements java.io.Serializable {
                    %s
                    %s
                    public String toString() { return "cart of " + owner; }
                }
                """
                .formatted(serialVersion, fields);
    }

    private byte[] storedByVersion1(String source, String className) throws Exception {
        try (Compiled one = Compiled.application(folder.resolve("one"), source)) {
            return one.within(() -> CODEC.encode(new ArrayList<>(List.of(one.make(className)))));
        }
    }

    private Object readByVersion2(byte[] stored, String... sources) throws Exception {
        try (Compiled two = Compiled.application(folder.resolve("two"), sources)) {
            return two.within(() -> CODEC.decode(stored));
        }
    }

    @Test
    void a_changed_class_without_a_serial_version_is_an_error_of_that_field_and_named() throws Exception {
        byte[] stored = storedByVersion1(cart("", "String owner = \"Ada\";"), "shop.Cart");
        assertThatThrownBy(() -> readByVersion2(stored, cart("", "String owner; int total;")))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageStartingWith("HF0307")
                .hasMessageContaining("shop.Cart, which was changed since")
                .hasMessageContaining("serialVersionUID");
    }

    @Test
    void an_unchanged_class_of_another_deployment_is_read() throws Exception {
        byte[] stored = storedByVersion1(cart("", "String owner = \"Ada\";"), "shop.Cart");
        assertThat(readByVersion2(stored, cart("", "String owner = \"Ada\";"))).hasToString("[cart of Ada]");
    }

    @Test
    void a_changed_class_with_a_serial_version_is_read() throws Exception {
        String version = "private static final long serialVersionUID = 1L;";
        byte[] stored = storedByVersion1(cart(version, "String owner = \"Ada\";"), "shop.Cart");
        assertThat(readByVersion2(stored, cart(version, "String owner; int total;")))
                .hasToString("[cart of Ada]");
    }

    @Test
    void a_class_that_is_gone_is_an_error_of_that_field_and_named() throws Exception {
        byte[] stored = storedByVersion1(cart("", "String owner = \"Ada\";"), "shop.Cart");
        assertThatThrownBy(() -> readByVersion2(stored, "package shop; public class Other {}"))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageStartingWith("HF0306")
                .hasMessageContaining("shop.Cart, which this version of the application does not have");
    }

    @Test
    void a_constant_that_is_gone_is_an_error_of_that_field() throws Exception {
        byte[] stored = storedByVersion1(
                "package shop; public class Sized implements java.io.Serializable { enum Size { S, L } Size size = Size.L; }",
                "shop.Sized");
        assertThatThrownBy(
                        () -> readByVersion2(
                                stored,
                                "package shop; public class Sized implements java.io.Serializable { enum Size { S } Size size; }"))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageMatching("(?s)HF030[78]: .*");
    }

    @Test
    void classes_are_those_of_the_threads_loader() throws Exception {
        String source = cart("", "String owner = \"Ada\";");
        byte[] stored = storedByVersion1(source, "shop.Cart");
        try (Compiled two = Compiled.application(folder.resolve("two"), source)) {
            List<?> read = (List<?>) two.within(() -> CODEC.decode(stored));
            assertThat(read.get(0).getClass().getClassLoader()).isSameAs(two.loader());
        }
    }

    @Test
    void where_the_thread_has_no_loader_the_declared_types_counts() throws Exception {
        try (Compiled one = Compiled.application(folder.resolve("one"), cart("", "String owner = \"Ada\";"))) {
            FieldCodec codec = JavaCodecs.of(one.loader().loadClass("shop.Cart"));
            byte[] stored = codec.encode(one.make("shop.Cart"));
            assertThat(codec.decode(stored)).hasToString("cart of Ada");
        }
    }

    /** As an application sees Weld's on a server of OSGi bundles. */
    @Test
    void a_class_is_found_where_one_that_holds_it_was() throws Exception {
        try (Compiled bundle = Compiled.application(
                folder.resolve("bundle"),
                "package server; public class Id implements java.io.Serializable { String name = \"cart\"; }",
                "package server; public class Ticket implements java.io.Serializable { Id id = new Id();"
                        + " public String toString() { return id.name; } }")) {
            FieldCodec codec = JavaCodecs.of(Object.class, "server.*");
            byte[] stored = codec.encode(bundle.make("server.Ticket"));
            ClassLoader application = new ClassLoader(StoredVersionsTest.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    if (name.equals("server.Ticket")) {
                        return bundle.loader().loadClass(name);
                    }
                    throw new ClassNotFoundException(name);
                }
            };
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(application);
            try {
                assertThat(codec.decode(stored)).hasToString("cart");
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
