package dev.holdfast.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a script's arguments, all as bytes: Redisson's exceptions print strings, and so would print values. */
final class Arguments {

    private static final byte[] NONE = {};

    private final List<Object> values = new ArrayList<>();

    Arguments text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Arguments number(long number) {
        return text(Long.toString(number));
    }

    Arguments bytes(byte[] bytes) {
        values.add(bytes);
        return this;
    }

    /** The bytes, or nothing as an empty argument. */
    Arguments optional(byte @Nullable [] bytes) {
        return bytes(bytes == null ? NONE : bytes);
    }

    Arguments none() {
        return bytes(NONE);
    }

    Object[] toArray() {
        return values.toArray();
    }
}
