package dev.holdfast.serialization;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.lang.invoke.SerializedLambda;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects as bytes of Java serialization, and back. Whatever goes wrong in a graph, be it an error thrown by the application's own
 * code in it, is one named refusal. Safe for use by several threads.
 */
final class Serializer {

    /**
     * An object's bytes.
     *
     * @param bytes without the codec's
     * @param mutables how many objects are in it that could tell themselves apart from an equal one
     * @param hasWatched whether the object that was looked out for is in it
     */
    record Written(byte[] bytes, int mutables, boolean hasWatched) {}

    private final AllowedClasses allowed;
    private final String declared;
    private final List<ClassLoader> fallbacks;

    /** Where the thread's loader does not know a class the declared type's may. */
    Serializer(AllowedClasses allowed, ResolvedType declared) {
        this.allowed = allowed;
        this.declared = declared.name();
        this.fallbacks = Stream.of(declared.raw().getClassLoader(), Serializer.class.getClassLoader())
                .filter(Objects::nonNull)
                .toList();
    }

    byte[] write(@Nullable Object value) {
        return write(value, null, null).bytes();
    }

    /** With the codec's byte in front, if there is one; an object may be looked out for. */
    Written write(@Nullable Object value, @Nullable Byte lead, @Nullable Object watched) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (lead != null) {
            bytes.write(lead);
        }
        try (ValueOutput out = new ValueOutput(bytes, allowed, watched)) {
            out.writeObject(value);
            out.throwIfRefused();
            out.flush();
            return new Written(bytes.toByteArray(), out.mutables(), out.hasWatched());
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            throw refusal(value, e);
        }
    }

    private UnstorableValueException refusal(@Nullable Object value, Throwable thrown) {
        if (thrown instanceof UnwritableClassException refused) {
            Class<?> type = refused.type();
            return refused.why() == UnwritableClassException.Why.NOT_ALLOWED
                    ? SerializationMessages.notAllowed(place(value, isOf(type)), declared, type)
                    : SerializationMessages.notRestorable(place(value, type::isInstance), declared, type.getName());
        }
        if (thrown instanceof NotSerializableException refused) {
            String type = String.valueOf(refused.getMessage());
            String place = place(value, object -> object.getClass().getName().equals(type));
            return SerializationMessages.notSerializable(place, declared, type);
        }
        if (thrown instanceof StackOverflowError || thrown instanceof Depth.TooDeepException) {
            return SerializationMessages.graphTooDeep(declared, StreamFilter.MAX_DEPTH);
        }
        return SerializationMessages.notWritten(declared, thrown);
    }

    /** A lambda's class is hidden; what is written in its place is not. */
    private static Predicate<Object> isOf(Class<?> type) {
        return type == SerializedLambda.class ? object -> object.getClass().isHidden() : type::isInstance;
    }

    private String place(@Nullable Object value, Predicate<Object> wanted) {
        return declared + Whereabouts.of(value, wanted);
    }

    /** The object of these bytes from a place on. */
    @Nullable
    Object read(byte[] bytes, int from) {
        StreamFilter filter = new StreamFilter(allowed, bytes.length);
        try {
            return read(new ByteArrayInputStream(bytes, from, bytes.length - from), filter);
        } catch (ClassNotFoundException e) {
            throw filter.denied() == null ? SerializationMessages.unknownClass(declared, e) : denied(filter);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw unreadable(filter, e);
        }
    }

    private @Nullable Object read(ByteArrayInputStream bytes, StreamFilter filter)
            throws IOException, ClassNotFoundException {
        try (ValueInput in = new ValueInput(bytes, filter, loaders())) {
            Object value = in.readObject();
            if (filter.denied() != null) {
                throw denied(filter); // a class's own code may have swallowed it
            }
            if (bytes.available() > 0) {
                throw SerializationMessages.damaged(declared, "more follows after the value", null);
            }
            return value;
        }
    }

    private List<ClassLoader> loaders() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return application == null
                ? fallbacks
                : Stream.concat(Stream.of(application), fallbacks.stream()).toList();
    }

    private UnreadableStateException unreadable(StreamFilter filter, Throwable thrown) {
        if (filter.denied() != null) {
            return denied(filter);
        }
        if (filter.exceeded()) {
            return SerializationMessages.damaged(
                    declared, "it nests too deep, or asks for more than its bytes can fill", null);
        }
        if (thrown instanceof UnreadableStateException told) {
            return told;
        }
        if (thrown instanceof InvalidClassException changed && changed.classname != null) {
            return SerializationMessages.changedClass(declared, changed);
        }
        return SerializationMessages.damaged(declared, thrown.getClass().getName() + " was thrown", thrown);
    }

    private UnreadableStateException denied(StreamFilter filter) {
        return SerializationMessages.denied(declared, Objects.requireNonNull(filter.denied()));
    }
}
