package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private final Neighbours neighbours = new Neighbours();

    @Test
    void a_class_that_sees_another_holdfast_is_a_neighbours() throws ClassNotFoundException {
        ClassLoader war = new OtherWar();

        assertThat(neighbours.have(war.loadClass(Neighbours.class.getName()))).isTrue();
    }

    @Test
    void a_class_that_sees_this_holdfast_is_none() {
        assertThat(neighbours.have(getClass())).isFalse();
        assertThat(neighbours.have(String.class)).isFalse();
    }

    @Test
    void a_class_that_sees_no_holdfast_is_none() throws ClassNotFoundException {
        ClassLoader server = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!name.equals(Neighbours.class.getName())) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = bytesOf(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        };

        assertThat(neighbours.have(server.loadClass(Neighbours.class.getName())))
                .isFalse();
    }

    /** Has the same classes once more. */
    private static final class OtherWar extends ClassLoader {

        private OtherWar() {
            super(NeighboursTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.holdfast.wiring.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] bytes = bytesOf(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static byte[] bytesOf(String name) throws ClassNotFoundException {
        try (InputStream file =
                NeighboursTest.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
