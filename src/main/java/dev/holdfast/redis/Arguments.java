package dev.holdfast.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects a script's arguments, all as bytes: Redisson's exceptions print strings, and so would print values. */
final class Arguments {

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

    Object[] toArray() {
        return values.toArray();
    }
}
