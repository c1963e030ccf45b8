package dev.holdfast.serialization;

import static dev.holdfast.serialization.Codecs.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.FieldCodec;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The application's own classes are stored by field, as their JSON-B annotations say. */
class ApplicationTypesTest {

    private static class Base<T> {
        private T val;
        private List<? extends T> more = new ArrayList<>();
    }

    private static final class Sub extends Base<LocalDate> {
        private final Map<String, Integer> counts = new HashMap<>();
        private @Nullable String name = "from the constructor";
        private transient int passing = 7;
        private int number = 1;

        private Sub() {}
    }

    @Test
    void a_class_comes_back_by_its_fields_with_variables_resolved() {
        Sub sub = new Sub();
        ((Base<LocalDate>) sub).val = LocalDate.EPOCH;
        ((Base<LocalDate>) sub).more = List.of(LocalDate.MAX);
        sub.counts.put("a", 1);
        sub.passing = 8;
        sub.number = 0;
        assertThat((Sub) roundTrip(Sub.class, sub))
                .usingRecursiveComparison()
                .ignoringFields("passing")
                .isEqualTo(sub);
    }

    @Test
    void a_null_field_stays_null_though_the_constructor_gives_another_value() {
        Sub sub = new Sub();
        sub.name = null;
        assertThat(((Sub) roundTrip(Sub.class, sub)).name).isNull();
    }

    @Test
    void a_field_that_was_not_stored_keeps_what_the_constructor_gave() {
        Sub read = (Sub) Codecs.of(Sub.class).decode(Codecs.stored("J{\"number\":5,\"of another version\":{}}"));
        assertThat(read.name).isEqualTo("from the constructor");
        assertThat(read.number).isEqualTo(5);
        assertThat(read.passing).isEqualTo(7);
    }

    private record Versioned(int number, String text, List<String> list) {}

    @Test
    void a_component_that_was_not_stored_is_blank() {
        assertThat(Codecs.of(Versioned.class).decode(Codecs.stored("J{\"text\":\"a\"}")))
                .isEqualTo(new Versioned(0, "a", null));
    }

    private static final class Node {
        private String name = "";
        private final List<Node> children = new ArrayList<>();
        private @Nullable Node next;
    }

    @Test
    void a_type_may_contain_itself() {
        Node root = new Node();
        root.name = "root";
        root.next = new Node();
        root.children.add(new Node());
        root.children.add(root.next);
        assertThat((Node) roundTrip(Node.class, root))
                .usingRecursiveComparison()
                .isEqualTo(root);
    }

    @JsonbTypeInfo(
            key = "kind",
            value = {
                @JsonbSubtype(alias = "num", type = Num.class),
                @JsonbSubtype(alias = "add", type = Add.class),
                @JsonbSubtype(alias = "const", type = Constant.class)
            })
    private sealed interface Expression<T> permits Num, Add, Constant {}

    private record Num<T>(T value) implements Expression<T> {}

    private record Add<T>(Expression<T> left, Expression<T> right) implements Expression<T> {}

    private enum Constant implements Expression<LocalDate> {
        EPOCH,
        WITH_A_BODY {
            @Override
            public String toString() {
                return "of a class of its own";
            }
        }
    }

    @Test
    void a_sealed_hierarchy_comes_back_by_its_listed_subtypes() {
        TypeToken<Expression<LocalDate>> token = new TypeToken<>() {};
        Expression<LocalDate> tree =
                new Add<>(new Num<>(LocalDate.MAX), new Add<>(Constant.EPOCH, Constant.WITH_A_BODY));
        assertThat(roundTrip(token, tree)).isEqualTo(tree);
        assertThat(Codecs.text(Codecs.of(token).encode(new Num<>(LocalDate.EPOCH))))
                .isEqualTo("J{\"kind\":\"num\",\"value\":\"1970-01-01\"}");
        assertThat(roundTrip(new TypeToken<Map<String, Expression<LocalDate>>>() {}, Map.of("a", tree)))
                .isEqualTo(Map.of("a", tree));
    }

    @JsonbTypeInfo(@JsonbSubtype(alias = "dog", type = Dog.class))
    private static class Animal {
        int legs = 4;
    }

    private static final class Dog extends Animal {
        String name = "";
    }

    @Test
    void a_concrete_class_with_subtypes_comes_back_as_either() {
        Dog dog = new Dog();
        dog.name = "Rex";
        assertThat(roundTrip(Animal.class, dog)).isInstanceOf(Dog.class).hasFieldOrPropertyWithValue("name", "Rex");
        assertThat(roundTrip(Animal.class, new Animal())).isExactlyInstanceOf(Animal.class);
    }

    @JsonbTypeInfo(
            key = "shape",
            value = {
                @JsonbSubtype(alias = "round", type = Round.class),
                @JsonbSubtype(alias = "flat", type = Flat.class)
            })
    private interface Shape {}

    @JsonbTypeInfo(
            key = "round",
            value = {
                @JsonbSubtype(alias = "circle", type = Circle.class),
                @JsonbSubtype(alias = "ring", type = Ring.class)
            })
    private interface Round extends Shape {}

    private record Flat(int width) implements Shape {}

    private record Circle(int radius) implements Round {}

    private record Ring(int inner, int outer) implements Round {}

    @Test
    void a_subtype_may_list_subtypes_itself() {
        List<Shape> shapes = List.of(new Flat(1), new Circle(2), new Ring(3, 4));
        assertThat(roundTrip(new TypeToken<List<Shape>>() {}, shapes)).isEqualTo(shapes);
        assertThat(Codecs.text(Codecs.of(Shape.class).encode(new Circle(2))))
                .isEqualTo("J{\"shape\":\"round\",\"round\":\"circle\",\"radius\":2}");
    }

    private static final class Annotated {
        @JsonbProperty("n")
        private String name = "a";

        @JsonbTransient
        private String left = "out";

        private String got = "got";

        @JsonbTypeAdapter(Reversing.class)
        private String reversed = "abc";

        @JsonbTypeAdapter(Hex.class)
        private int hex = 255;

        @JsonbDateFormat("yyyy")
        private LocalDateTime time = LocalDateTime.MIN;

        private Optional<Money> money = Optional.empty();

        private Own own = new Own("x");

        @JsonbProperty("by getter")
        public String getGot() {
            return got;
        }
    }

    static final class Hex implements JsonbAdapter<Integer, String> {
        @Override
        public String adaptToJson(Integer number) {
            return Integer.toHexString(number);
        }

        @Override
        public Integer adaptFromJson(String hex) {
            return Integer.valueOf(hex, 16);
        }
    }

    static final class Reversing implements JsonbAdapter<String, List<Character>> {
        @Override
        public List<Character> adaptToJson(String text) {
            return new StringBuilder(text)
                    .reverse()
                    .chars()
                    .mapToObj(c -> (char) c)
                    .toList();
        }

        @Override
        public String adaptFromJson(List<Character> characters) {
            StringBuilder text = new StringBuilder();
            characters.forEach(text::append);
            return text.reverse().toString();
        }
    }

    @JsonbTypeAdapter(MoneyAdapter.class)
    private static final class Money {
        private final long cents;

        private Money(long cents) {
            this.cents = cents;
        }
    }

    static final class MoneyAdapter implements JsonbAdapter<Money, Long> {
        @Override
        public Long adaptToJson(Money money) {
            return money.cents;
        }

        @Override
        public Money adaptFromJson(Long cents) {
            return new Money(cents);
        }
    }

    @JsonbTypeSerializer(OwnSerializer.class)
    @JsonbTypeDeserializer(OwnDeserializer.class)
    public static final class Own {
        private final String text;

        Own(String text) {
            this.text = text;
        }
    }

    public static final class OwnSerializer implements JsonbSerializer<Own> {
        @Override
        public void serialize(Own own, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.write("own", own.text);
            generator.writeEnd();
        }
    }

    public static final class OwnDeserializer implements JsonbDeserializer<Own> {
        @Override
        public Own deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return new Own(parser.getObject().getString("own"));
        }
    }

    @JsonbTypeSerializer(EnvelopeSerializer.class)
    @JsonbTypeDeserializer(EnvelopeDeserializer.class)
    public static final class Envelope {
        private final Letter letter;

        Envelope(Letter letter) {
            this.letter = letter;
        }
    }

    public static final class Letter {
        private @Nullable String text = "from the constructor";
        private byte[] seal = {};
        private DayOfWeek day = DayOfWeek.MONDAY;
    }

    public static final class EnvelopeSerializer implements JsonbSerializer<Envelope> {
        @Override
        public void serialize(Envelope envelope, JsonGenerator generator, SerializationContext context) {
            context.serialize(envelope.letter, generator);
        }
    }

    public static final class EnvelopeDeserializer implements JsonbDeserializer<Envelope> {
        @Override
        public Envelope deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return new Envelope(context.deserialize(Letter.class, parser));
        }
    }

    @Test
    void what_a_serializer_hands_to_the_provider_is_stored_by_field_with_its_nulls() {
        Letter letter = new Letter();
        letter.text = null;
        letter.seal = new byte[] {1, 2, 3};
        letter.day = DayOfWeek.FRIDAY;
        Envelope read = (Envelope) roundTrip(Envelope.class, new Envelope(letter));
        assertThat(read.letter).usingRecursiveComparison().isEqualTo(letter);
    }

    @Test
    void the_applications_annotations_count() {
        Annotated annotated = new Annotated();
        annotated.left = "changed";
        annotated.money = Optional.of(new Money(250));
        annotated.own = new Own("y");
        Annotated read = (Annotated) roundTrip(Annotated.class, annotated);
        assertThat(read.left).isEqualTo("out");
        assertThat(read).usingRecursiveComparison().ignoringFields("left").isEqualTo(annotated);
        assertThat(Codecs.text(Codecs.of(Annotated.class).encode(annotated)))
                .contains(
                        "\"n\":\"a\"",
                        "\"by getter\":\"got\"",
                        "[\"c\",\"b\",\"a\"]",
                        "[250]",
                        "\"hex\":\"ff\"",
                        "{\"own\":\"y\"}")
                .doesNotContain("left");
    }

    private static final class Created {
        private final String name;
        private final int number;
        private String later = "";

        @JsonbCreator
        private Created(@JsonbProperty("name") String called, int number) {
            this.name = called;
            this.number = number;
        }
    }

    @Test
    void a_creator_is_given_the_fields_it_names_and_the_others_are_set() {
        Created created = new Created("a", 3);
        created.later = "b";
        assertThat((Created) roundTrip(Created.class, created))
                .usingRecursiveComparison()
                .isEqualTo(created);
    }

    private record Renamed(@JsonbProperty("b") int a, @JsonbTransient int b) {}

    @Test
    void a_record_honours_names_and_left_out_components() {
        assertThat(roundTrip(Renamed.class, new Renamed(1, 2))).isEqualTo(new Renamed(1, 0));
    }

    @Test
    void what_was_decoded_twice_shares_nothing() {
        FieldCodec codec = Codecs.of(Sub.class);
        byte[] stored = codec.encode(new Sub());
        assertThat(codec.decode(stored)).isNotSameAs(codec.decode(stored));
    }
}
