package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.FieldCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two nodes that hold the same value see no change, though their JVMs iterate hash tables in another order. */
class TwoJvmsTest {

    /** Enough constants that no two JVMs give their identity hash codes the same order. */
    enum Constant {
        A,
        B,
        C,
        D,
        E,
        F,
        G,
        H,
        I,
        J,
        K,
        L,
        M,
        N,
        O,
        P,
        Q,
        R,
        S,
        T,
        U,
        V,
        W,
        X,
        Y,
        Z
    }

    record State(
            Set<Constant> set, HashSet<Constant> hashSet, Map<Constant, Set<Constant>> map, Set<String> immutable) {}

    static State state() {
        List<Constant> constants = List.of(Constant.values());
        Map<Constant, Set<Constant>> map = new HashMap<>();
        constants.forEach(constant -> map.put(constant, new HashSet<>(constants)));
        // Set.of is shuffled by a salt that each JVM draws.
        return new State(
                new HashSet<>(constants),
                new HashSet<>(constants),
                map,
                Set.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    }

    /** The other node. */
    public static void main(String[] arguments) {
        // Objects made before the constants move the hash codes on.
        Stream.generate(Object::new).limit(1000).forEach(Object::hashCode);
        byte[] stored = Codecs.of(State.class).encode(state());
        System.out.println(Base64.getEncoder().encodeToString(stored));
    }

    @Test
    void the_same_value_encoded_by_another_jvm_means_the_same() throws Exception {
        FieldCodec codec = Codecs.of(State.class);
        byte[] mine = codec.encode(state());
        byte[] others = encodedByAnotherJvm();
        assertThat(others).as("the test needs another order").isNotEqualTo(mine);
        assertThat(codec.meanSame(mine, others)).isTrue();
        assertThat(codec.decode(others)).isEqualTo(state());
        assertThat(codec.encode(codec.decode(others)))
                .as("what was read is written as it was read")
                .isEqualTo(others);
    }

    @Test
    void another_value_encoded_by_another_jvm_is_a_change() throws Exception {
        FieldCodec codec = Codecs.of(State.class);
        State state = state();
        state.map().get(Constant.A).remove(Constant.Z);
        assertThat(codec.meanSame(codec.encode(state), encodedByAnotherJvm())).isFalse();
    }

    private static byte[] encodedByAnotherJvm() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", TwoJvmsTest.class.getName());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return Base64.getDecoder().decode(printed.strip());
        } finally {
            process.destroyForcibly();
        }
    }
}
