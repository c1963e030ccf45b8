package dev.holdfast.benchmark;

import dev.holdfast.serialization.JsonFieldCodecs;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Encoding and decoding of one field, by its type. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {

    /** The name of a field of {@link Values}. */
    @Param({"text", "number", "instant", "strings", "records", "cart"})
    public String type;

    private FieldCodec codec;
    private Object value;
    private byte[] stored;

    /** Values of the types, as a bean would declare them. */
    static final class Values {
        final String text = Texts.of(100);
        final BigDecimal number = new BigDecimal("12345.67");
        final Instant instant = Instant.ofEpochMilli(1_700_000_000_000L);
        final List<String> strings = Collections.nCopies(1_000, Texts.of(20));
        final Map<String, Item> records = Item.cart(100);
        final Map<String, Item> cart = Item.cart(Item.LARGE_CART);
    }

    /** The codec for this type, as the deployment makes it. */
    @Setup
    public void prepare() throws ReflectiveOperationException, FieldCodecs.UnstorableTypeException {
        Field field = Values.class.getDeclaredField(type);
        codec = new JsonFieldCodecs().codecFor(field.getGenericType());
        value = field.get(new Values());
        stored = codec.encode(value);
    }

    /** From the live value to bytes. */
    @Benchmark
    public byte[] encode() {
        return codec.encode(value);
    }

    /** From bytes to a live value. */
    @Benchmark
    public Object decode() {
        return codec.decode(stored);
    }
}
