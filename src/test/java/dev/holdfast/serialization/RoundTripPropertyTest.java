package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.FieldCodec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random values of random types come back equal. */
class RoundTripPropertyTest {

    /** Two values of one kind. */
    record Sample(Kind kind, Object one, Object other) {}

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_scalar_comes_back_equal(@ForAll("scalars") Sample sample) {
        assertComesBack(sample);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_nested_value_comes_back_equal(@ForAll("nested") Sample sample) {
        assertComesBack(sample);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void two_stored_forms_mean_the_same_exactly_where_the_values_are_equal(@ForAll("nested") Sample sample) {
        FieldCodec codec = Codecs.of(sample.kind.type());
        boolean same = codec.meanSame(codec.encode(sample.one), codec.encode(sample.other));
        assertThat(same).isEqualTo(Content.inAnyOrder(sample.one).equals(Content.inAnyOrder(sample.other)));
        if (sample.kind.isEqualByContent()) {
            assertThat(same).isEqualTo(sample.one.equals(sample.other));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void what_is_taken_apart_is_put_together_as_it_was(@ForAll("nested") Sample sample) {
        FieldCodec codec = Codecs.of(sample.kind.type());
        byte[] stored = codec.encode(sample.one);
        assertThat(codec.putTogether(codec.takeApart(stored))).isEqualTo(stored);
        byte[] other = codec.encode(sample.other);
        assertThat(codec.takeApart(stored).equals(codec.takeApart(other))).isEqualTo(codec.meanSame(stored, other));
    }

    private static void assertComesBack(Sample sample) {
        FieldCodec codec = Codecs.of(sample.kind.type());
        byte[] stored = codec.encode(sample.one);
        Object read = codec.decode(stored);
        assertThat(read).isInstanceOf(sample.kind.raw());
        assertThat(Content.inOrder(read)).isEqualTo(Content.inOrder(sample.one));
        if (sample.kind.isEqualByContent()) {
            assertThat(read).isEqualTo(sample.one);
            assertThat(read.hashCode()).isEqualTo(sample.one.hashCode());
        }
        byte[] again = codec.encode(read);
        assertThat(codec.meanSame(stored, again)).isTrue();
        assertThat(codec.encode(codec.decode(again))).isEqualTo(again);
    }

    @Provide
    Arbitrary<Sample> scalars() {
        return Arbitraries.of(Kinds.SCALARS).flatMap(RoundTripPropertyTest::samples);
    }

    @Provide
    Arbitrary<Sample> nested() {
        return Kinds.all(3).flatMap(RoundTripPropertyTest::samples);
    }

    private static Arbitrary<Sample> samples(Kind kind) {
        return Combinators.combine(kind.values(), kind.values()).as((one, other) -> new Sample(kind, one, other));
    }
}
