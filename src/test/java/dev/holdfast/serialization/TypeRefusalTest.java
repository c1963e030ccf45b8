package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.FieldCodecs.TypeFault;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.net.URL;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What could not be read back stops the deployment, all of it at once, each with its cure. */
class TypeRefusalTest {

    interface Shape {}

    abstract static class AbstractShape {}

    class Inner {}

    static final class NoConstructor {
        final int number;

        NoConstructor(int number) {
            this.number = number;
        }
    }

    static final class MyList extends ArrayList<String> {}

    static final class MyFailure extends RuntimeException {}

    static final class Holder<T> {
        T held;
    }

    static final class Growing<T> {
        Growing<List<T>> next;
    }

    static class Parent {
        private int id;
    }

    static final class Shadowing extends Parent {
        private int id;
    }

    static final class NamesTwice {
        int a;

        @JsonbProperty("a")
        int b;
    }

    static final class WrongCreator {
        int a;

        @JsonbCreator
        WrongCreator(@JsonbProperty("b") int a) {
            this.a = a;
        }
    }

    @JsonbTypeInfo(@JsonbSubtype(alias = "x", type = String.class))
    interface WrongSubtype {}

    @JsonbTypeInfo({})
    interface NoSubtype {}

    @JsonbTypeInfo(key = "name", value = @JsonbSubtype(alias = "x", type = Clash.class))
    interface KeyClash {}

    record Clash(String name) implements KeyClash {}

    @JsonbTypeInfo(@JsonbSubtype(alias = "x", type = SameKeyBelow.class))
    interface SameKey {}

    @JsonbTypeInfo(@JsonbSubtype(alias = "y", type = SameKeyLeaf.class))
    interface SameKeyBelow extends SameKey {}

    record SameKeyLeaf() implements SameKeyBelow {}

    @JsonbTypeInfo(key = "far", value = @JsonbSubtype(alias = "x", type = FieldFarBelow.class))
    interface FarAbove {}

    @JsonbTypeInfo(@JsonbSubtype(alias = "y", type = FarLeaf.class))
    interface FieldFarBelow extends FarAbove {}

    record FarLeaf(int far) implements FieldFarBelow {}

    @JsonbTypeInfo({@JsonbSubtype(alias = "x", type = TwiceA.class), @JsonbSubtype(alias = "x", type = TwiceB.class)})
    interface Twice {}

    record TwiceA() implements Twice {}

    record TwiceB() implements Twice {}

    static final class WrongAdapter {
        @JsonbTypeAdapter(ApplicationTypesTest.Hex.class)
        long number;
    }

    static final class NoAdapter {
        @JsonbTypeAdapter(Unmakeable.class)
        String text;
    }

    static final class Unmakeable implements JsonbAdapter<String, Integer> {
        Unmakeable(int number) {}

        @Override
        public Integer adaptToJson(String text) {
            return 0;
        }

        @Override
        public String adaptFromJson(Integer number) {
            return "";
        }
    }

    static final class SerializedField {
        @JsonbTypeSerializer(OneWaySerializer.class)
        String text;
    }

    @JsonbTypeSerializer(OneWaySerializer.class)
    static final class OneWay {}

    static final class OneWaySerializer implements JsonbSerializer<OneWay> {
        @Override
        public void serialize(OneWay value, JsonGenerator generator, SerializationContext context) {
            generator.write("x");
        }
    }

    @SuppressWarnings("rawtypes")
    static Stream<TypeToken<?>> refused() {
        return Stream.of(
                new TypeToken<Object>() {},
                new TypeToken<List>() {},
                new TypeToken<List<?>>() {},
                new TypeToken<List<? super Integer>>() {},
                new TypeToken<Optional<Object>>() {},
                new TypeToken<Map<String, Object>>() {},
                new TypeToken<Map<Clash, String>>() {},
                new TypeToken<Map<Object, String>>() {},
                new TypeToken<Map<Date, String>>() {},
                new TypeToken<Map<byte[], String>>() {},
                new TypeToken<Map<?, String>>() {},
                new TypeToken<Object[]>() {},
                new TypeToken<Number>() {},
                new TypeToken<CharSequence>() {},
                new TypeToken<StringBuilder>() {},
                new TypeToken<URL>() {},
                new TypeToken<Calendar>() {},
                new TypeToken<Pattern>() {},
                new TypeToken<java.sql.Timestamp>() {},
                new TypeToken<java.util.Properties>() {},
                new TypeToken<java.nio.file.Path>() {},
                new TypeToken<Class<String>>() {},
                new TypeToken<Iterator<String>>() {},
                new TypeToken<IdentityHashMap<String, String>>() {},
                new TypeToken<Thread>() {},
                new TypeToken<ReentrantLock>() {},
                new TypeToken<InputStream>() {},
                new TypeToken<Connection>() {},
                new TypeToken<ExecutorService>() {},
                new TypeToken<Supplier<String>>() {},
                new TypeToken<Runnable>() {},
                new TypeToken<Stream<String>>() {},
                new TypeToken<jakarta.persistence.EntityManager>() {},
                new TypeToken<Void>() {},
                new TypeToken<Enum<?>>() {},
                new TypeToken<Record>() {},
                new TypeToken<Shape>() {},
                new TypeToken<AbstractShape>() {},
                new TypeToken<Inner>() {},
                new TypeToken<NoConstructor>() {},
                new TypeToken<MyList>() {},
                new TypeToken<MyFailure>() {},
                new TypeToken<Holder>() {},
                new TypeToken<Holder<Object>>() {},
                new TypeToken<Growing<String>>() {},
                new TypeToken<Shadowing>() {},
                new TypeToken<NamesTwice>() {},
                new TypeToken<WrongCreator>() {},
                new TypeToken<WrongSubtype>() {},
                new TypeToken<NoSubtype>() {},
                new TypeToken<KeyClash>() {},
                new TypeToken<SameKey>() {},
                new TypeToken<FarAbove>() {},
                new TypeToken<Twice>() {},
                new TypeToken<OneWay>() {},
                new TypeToken<WrongAdapter>() {},
                new TypeToken<NoAdapter>() {},
                new TypeToken<SerializedField>() {},
                new TypeToken<Override>() {});
    }

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused_once_with_a_cause_and_a_cure(TypeToken<?> token) {
        List<TypeFault> faults = Codecs.faults(token);
        assertThat(faults).as(token.type.toString()).hasSize(1).allSatisfy(fault -> {
            assertThat(fault.type()).isNotBlank();
            assertThat(fault.cause()).isNotBlank();
            assertThat(fault.cure()).isNotBlank().endsWith(".");
        });
    }

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(Shape.class, "is an interface", "@JsonbTypeInfo"),
                Arguments.of(AbstractShape.class, "is abstract", "@JsonbTypeInfo"),
                Arguments.of(Inner.class, "is an inner class", "static nested class"),
                Arguments.of(new Object() {}.getClass(), "an anonymous or a local class", "record"),
                Arguments.of(((Runnable) () -> {}).getClass(), "is a lambda", "record"),
                Arguments.of(NoConstructor.class, "no constructor without parameters", "@JsonbCreator"),
                Arguments.of(MyList.class, "extends java.util.ArrayList", "in a field"),
                Arguments.of(Shadowing.class, "two fields that are stored as \"id\"", "@JsonbProperty"),
                Arguments.of(Object.class, "nothing about the class", "@JsonbTypeInfo"),
                Arguments.of(List.class, "without its type arguments", "List<String>"),
                Arguments.of(Thread.class, "alive on one node", "transient"),
                Arguments.of(Supplier.class.getMethods()[0].getGenericReturnType(), "type variable", "subclass"),
                Arguments.of(URL.class, "java.net.URL", "java.net.URI"),
                Arguments.of(KeyClash.class, "uses the name \"name\"", "another key"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void the_cause_and_the_cure_fit_the_fault(Type type, String cause, String cure) {
        assertThat(Codecs.faults(type)).singleElement().satisfies(fault -> {
            assertThat(fault.cause()).contains(cause);
            assertThat(fault.cure()).contains(cure);
        });
    }

    <T> List<T> unresolved() {
        return List.of();
    }

    @Test
    void a_type_variable_that_nothing_fixes_is_refused() throws NoSuchMethodException {
        assertThat(Codecs.faults(getClass().getDeclaredMethod("unresolved").getGenericReturnType()))
                .extracting(TypeFault::type)
                .containsExactly("T");
    }

    static final class Cart {
        List<Item> items;
        Thread worker;
        Object anything;
        Shape one;
        Map<String, Shape> two;
        Set<String> fine;
    }

    record Item(String name, Supplier<String> price, Object other) {}

    @Test
    void all_faults_are_told_with_their_paths() {
        assertThat(Codecs.faults(new TypeToken<List<Cart>>() {}))
                .extracting(TypeFault::type, TypeFault::path)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"Supplier<String>\", \"List<TypeRefusalTest.Cart>.items.price\")",
                        "(\"Object\", \"List<TypeRefusalTest.Cart>.items.other\")",
                        "(\"Thread\", \"List<TypeRefusalTest.Cart>.worker\")",
                        "(\"Object\", \"List<TypeRefusalTest.Cart>.anything\")",
                        "(\"TypeRefusalTest.Shape\", \"List<TypeRefusalTest.Cart>.one\")",
                        "(\"TypeRefusalTest.Shape\", \"List<TypeRefusalTest.Cart>.two\")");
    }

    @Test
    void the_path_of_the_declared_type_itself_is_empty() {
        assertThat(Codecs.faults(Shape.class)).extracting(TypeFault::path).containsExactly("");
        assertThat(Codecs.faults(new TypeToken<List<Object>>() {}))
                .extracting(TypeFault::path)
                .containsExactly("List<Object>");
    }
}
