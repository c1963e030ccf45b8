package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Encoding;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.config.ClassNames;
import dev.holdfast.config.SerializationConfig;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs.TypeFault;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import dev.holdfast.session.FieldCodecs.Wish;
import dev.holdfast.session.merge.Merge;
import dev.holdfast.session.merge.Parts;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which codec a field is written: annotation, then setting, then JSON where the type allows it, else Java serialization. */
class EncodingChoiceTest {

    static class Base implements Serializable {
        private static final long serialVersionUID = 1L;
        int number = 1;
    }

    static final class Derived extends Base {
        private static final long serialVersionUID = 1L;
        int more = 2;
    }

    static class Open implements Serializable {
        private static final long serialVersionUID = 1L;
        Object content;
    }

    static class Unfit {
        Object content;
    }

    static final class Closed {
        Object content;
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(Object radius) implements Shape {}

    record Square(Object side) implements Shape {}

    private static final Type LIST = new TypeToken<List<String>>() {}.type;
    private static final Type MAP = new TypeToken<Map<String, Integer>>() {}.type;
    private static final Type BASES = new TypeToken<Map<String, Base>>() {}.type;

    private static FieldCodec codec(Type type, @Nullable Encoding annotation, @Nullable Encoding setting) {
        return JavaCodecs.of(type, new Wish(annotation, false), Optional.ofNullable(setting));
    }

    private static char writes(FieldCodec codec) {
        return (char) codec.encode(null)[0];
    }

    private static List<TypeFault> faults(Type type, Wish wish) {
        try (ConfiguredFieldCodecs codecs =
                new ConfiguredFieldCodecs(new SerializationConfig(Optional.empty(), ClassNames.NONE))) {
            codecs.codecFor(type, wish);
            return List.of();
        } catch (UnstorableTypeException e) {
            return e.faults();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "    ,     , J",
        "    , JSON, J",
        "    , JAVA, S",
        "JSON,     , J",
        "JSON, JAVA, J",
        "JAVA,     , S",
        "JAVA, JSON, S"
    })
    void the_annotation_counts_more_than_the_setting(
            @Nullable Encoding annotation, @Nullable Encoding setting, char written) {
        assertThat(writes(codec(LIST, annotation, setting))).isEqualTo(written);
    }

    @Test
    void what_json_does_not_allow_is_java_serialized_where_the_type_promises_that_it_can_be() {
        assertThat(writes(codec(Open.class, null, null))).isEqualTo('S');
        assertThat(writes(codec(Open[].class, null, null))).isEqualTo('S');
        assertThat(writes(codec(new TypeToken<HashMap<String, Object>>() {}.type, null, null)))
                .isEqualTo('S');
        assertThat(faults(Object.class, Wish.NONE)).isNotEmpty();
        assertThat(faults(new TypeToken<Map<String, Object>>() {}.type, Wish.NONE))
                .isNotEmpty();
        assertThat(faults(new TypeToken<HashMap<String, Thread>>() {}.type, Wish.NONE))
                .isNotEmpty();
        assertThat(faults(Open.class, new Wish(Encoding.JSON, false))).isNotEmpty();
    }

    @Test
    void existing_code_may_declare_what_tells_nothing() {
        Wish existing = new Wish(null, true);
        for (Type type :
                List.of(Object.class, Unfit.class, Thread.class, new TypeToken<Map<String, Object>>() {}.type)) {
            assertThat(writes(JavaCodecs.of(type, existing, Optional.empty()))).isEqualTo('S');
        }
        assertThat(writes(JavaCodecs.of(LIST, existing, Optional.empty()))).isEqualTo('J');
        assertThat(faults(Closed.class, existing)).isNotEmpty();
        assertThat(faults(Closed[].class, existing)).isNotEmpty();
        assertThat(faults(Shape.class, existing)).isNotEmpty();
    }

    @Test
    void where_neither_takes_a_type_all_faults_of_json_stand_with_one_more_cure() {
        assertThat(faults(Unfit.class, Wish.NONE)).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("EncodingChoiceTest.Unfit.content");
            assertThat(fault.cure())
                    .contains("Declare the class of the values")
                    .endsWith(
                            "Or let EncodingChoiceTest.Unfit implement Serializable: then it is stored by Java serialization.");
        });
        assertThat(faults(Thread.class, Wish.NONE))
                .allSatisfy(fault -> assertThat(fault.cure()).doesNotContain("Serializable"));
    }

    @Test
    void a_type_that_java_serialization_can_never_take_is_a_fault_where_that_is_asked_for() {
        Wish java = new Wish(Encoding.JAVA, false);
        assertThat(faults(Closed.class, java)).singleElement().satisfies(fault -> {
            assertThat(fault.cause()).contains(Closed.class.getName(), "does not implement Serializable");
            assertThat(fault.cure()).contains("implement Serializable");
        });
        assertThat(faults(java.net.URL.class, java)).singleElement().satisfies(fault -> assertThat(fault.cure())
                .contains("holdfast.serialization.allowed"));
        assertThat(faults(Shape.class, java)).isNotEmpty();
        assertThat(faults(LIST, java)).isEmpty();
        assertThat(faults(int.class, java)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JSON, JAVA", "JAVA, JSON"})
    void each_reads_what_the_other_has_written_and_what_differs_in_the_encoding_means_the_same(
            Encoding before, Encoding after) {
        FieldCodec old = codec(MAP, before, null);
        FieldCodec now = codec(MAP, after, null);
        Map<String, Integer> value = new LinkedHashMap<>(Map.of("a", 1, "b", 2));
        byte[] stored = old.encode(value);
        assertThat(now.decode(stored)).isEqualTo(value);
        assertThat(now.meanSame(stored, now.encode(value))).isTrue();
        assertThat(now.meanSame(stored, now.encode(new LinkedHashMap<>(Map.of("a", 1, "b", 3)))))
                .isFalse();
        assertThat(now.holds(stored, value)).isTrue();
        assertThat(now.holds(stored, Map.of("a", 1))).isFalse();
        assertThat(now.holds(now.encode(value), value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"JSON, JAVA", "JAVA, JSON"})
    void forms_of_both_encodings_are_merged(Encoding before, Encoding after) {
        FieldCodec old = codec(MAP, before, null);
        FieldCodec now = codec(MAP, after, null);
        byte[] base = old.encode(new LinkedHashMap<>(Map.of("a", 1)));
        byte[] theirs = old.encode(new LinkedHashMap<>(Map.of("a", 1, "t", 2)));
        byte[] mine = now.encode(new LinkedHashMap<>(Map.of("a", 1, "m", 3)));
        Parts both = Merge.of(now.takeApart(base), now.takeApart(mine), now.takeApart(theirs))
                .parts();
        byte[] merged = now.putTogether(both);
        assertThat((char) merged[0]).isEqualTo(after == Encoding.JSON ? 'J' : 'S');
        assertThat(now.decode(merged)).isEqualTo(Map.of("a", 1, "t", 2, "m", 3));
    }

    @Test
    void what_json_could_not_express_is_still_read_and_held() {
        Map<String, Base> value = new HashMap<>(Map.of("a", new Derived()));
        byte[] stored = codec(BASES, Encoding.JAVA, null).encode(value);
        FieldCodec json = codec(BASES, Encoding.JSON, null);
        Object read = json.decode(stored);
        assertThat(((Map<?, ?>) read).get("a")).isInstanceOf(Derived.class);
        assertThatThrownBy(() -> json.encode(read)).isInstanceOf(UnstorableValueException.class);
        assertThat(json.holds(stored, read)).isTrue();
        ((Derived) ((Map<?, ?>) read).get("a")).more = 3;
        assertThat(json.holds(stored, read)).isFalse();
    }

    @Test
    void a_value_of_existing_code_that_json_would_not_bring_back_is_java_serialized() {
        FieldCodec codec = JavaCodecs.of(BASES, new Wish(null, true), Optional.empty());
        assertThat((char) codec.encode(new HashMap<>(Map.of("a", new Base())))[0])
                .isEqualTo('J');
        byte[] stored = codec.encode(new HashMap<>(Map.of("a", new Derived())));
        assertThat((char) stored[0]).isEqualTo('S');
        assertThat(((Map<?, ?>) codec.decode(stored)).get("a")).isInstanceOf(Derived.class);
        assertThat(codec.meanSame(stored, codec.encode(codec.decode(stored)))).isTrue();
        assertThatThrownBy(() -> codec(BASES, null, null).encode(new HashMap<>(Map.of("a", new Derived()))))
                .hasMessageStartingWith("HF0310");
    }

    @Test
    void json_of_a_type_that_has_none_any_more_and_bytes_of_nobody_are_unreadable() {
        FieldCodec codec = codec(Open.class, null, null);
        assertThatThrownBy(() -> codec.decode(Codecs.stored("J{}")))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageStartingWith("HF0304");
        assertThatThrownBy(() -> codec.decode(Codecs.stored("X{}"))).hasMessageStartingWith("HF0301");
        assertThatThrownBy(() -> codec.decode(new byte[0])).hasMessageStartingWith("HF0301");
        assertThat(codec.meanSame(Codecs.stored("X"), Codecs.stored("X"))).isTrue();
        assertThat(codec.meanSame(Codecs.stored("X"), Codecs.stored("Y"))).isFalse();
    }

    @Test
    void a_value_of_another_class_than_the_declared_one_is_named() {
        byte[] stored = codec(Base.class, Encoding.JAVA, null).encode(new Base());
        assertThatThrownBy(() -> codec(LIST, Encoding.JAVA, null).decode(stored))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageStartingWith("HF0309")
                .hasMessageContaining(Base.class.getName());
        assertThatThrownBy(() -> codec(LIST, Encoding.JAVA, null).encode(new Base()))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith("HF0310");
    }

    @Test
    void only_the_applications_own_classes_are_allowed_by_their_place() {
        AllowedClasses allowed = new AllowedClasses(ClassNames.NONE);
        assertThat(Set.of(Base.class, Base[][].class, int[].class, Object[].class, java.sql.Date.class))
                .allMatch(allowed::contain);
        // Of modules that are no jar and not the boot loader's.
        assertThat(Set.of(java.sql.DriverManager.class, javax.sql.rowset.RowSetProvider.class, Test.class))
                .noneMatch(allowed::contain);
        assertThat(new AllowedClasses(new ClassNames(List.of("org.junit.**"))).contain(Test.class))
                .isTrue();
    }

    @Test
    void an_object_that_could_not_be_made_again_is_not_written() {
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(new ArrayList<>(List.of(new OfUnmakeable()))))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith("HF0316: An object of " + OfUnmakeable.class.getName() + " stands in Object[]");
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(new PrivatelyExternal())).hasMessageStartingWith("HF0316");
    }

    static class Unmakeable {
        Unmakeable(int number) {}
    }

    static final class OfUnmakeable extends Unmakeable implements Serializable {
        private static final long serialVersionUID = 1L;

        OfUnmakeable() {
            super(1);
        }
    }

    static final class PrivatelyExternal implements java.io.Externalizable {
        @Override
        public void writeExternal(java.io.ObjectOutput out) {}

        @Override
        public void readExternal(java.io.ObjectInput in) {}
    }

    @Test
    void what_is_not_serializable_is_named_with_its_place() {
        Open open = new Open();
        open.content = new HashMap<>(Map.of("a", List.of(new Derived(), new Unfit())));
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(new Object[] {open}))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith("HF0314: An object of " + Unfit.class.getName()
                        + " stands in Object[].content{}[], declared as Object, and is not Serializable");
    }
}
