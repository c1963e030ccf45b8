package dev.holdfast.testkit;

import dev.holdfast.ConflictPolicy;
import dev.holdfast.serialization.JsonFieldCodecs;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import dev.holdfast.session.FieldRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of fields by the shape of their values, with the codec that beans have. */
public final class Rules {

    private static final JsonFieldCodecs CODECS = new JsonFieldCodecs();

    private Rules() {}

    /** No annotation on the field. */
    public static FieldRules of(Shape shape, String... siblings) {
        return annotated(null, shape, siblings);
    }

    /** With {@code @OnConflict}. */
    public static FieldRules annotated(@Nullable ConflictPolicy policy, Shape shape, String... siblings) {
        return new FieldRules(shape.codec(), policy, new LinkedHashSet<>(List.of(siblings)), false);
    }

    /** On a bean with {@code @ConflictUnit}. */
    public static FieldRules unit(@Nullable ConflictPolicy policy, Shape shape, String... siblings) {
        return new FieldRules(shape.codec(), policy, new LinkedHashSet<>(List.of(siblings)), true);
    }

    /** What a field is declared as. */
    public enum Shape {
        MAP,
        COUNTS,
        SET,
        LIST,
        NUMBER;

        FieldCodec codec() {
            try {
                return CODECS.codecFor(Declared.class.getDeclaredField(name()).getGenericType());
            } catch (NoSuchFieldException | UnstorableTypeException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** Whose fields' types are wanted, named as the shapes. */
    @SuppressWarnings("unused")
    private record Declared(
            Map<String, String> MAP, Map<String, Integer> COUNTS, Set<String> SET, List<String> LIST, Integer NUMBER) {}
}
