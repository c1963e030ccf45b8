package dev.holdfast.serialization;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.merge.Parts;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of one declared type as {@code J} and UTF-8 JSON. Immutable. */
final class JsonFieldCodec implements FieldCodec {

    static final byte CODEC = 'J';

    private final JsonProvider json;
    private final JsonText text;
    private final ResolvedType declared;
    private final Form form;
    private final boolean immutable;

    JsonFieldCodec(JsonProvider json, JsonText text, ResolvedType declared, Form form) {
        this.json = json;
        this.text = text;
        this.declared = declared;
        this.form = form;
        this.immutable = isImmutableThroughout(form);
    }

    private static boolean isImmutableThroughout(Form form) {
        Set<Form> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Form> open = new ArrayDeque<>(Set.of(form));
        while (!open.isEmpty()) {
            Form next = open.pop();
            if (!next.isImmutable()) {
                return false;
            }
            next.parts().filter(seen::add).forEach(open::push);
        }
        return true;
    }

    @Override
    public byte[] encode(@Nullable Object value) {
        return stored(writing -> writing.write("", form, value));
    }

    private byte[] stored(Function<Writing, JsonValue> written) {
        try {
            return JsonText.bytes(CODEC, written.apply(new Writing(json, declared)));
        } catch (UnstorableValueException e) {
            throw e;
        } catch (RuntimeException e) {
            throw SerializationMessages.failed(declared.name(), e);
        }
    }

    @Override
    public @Nullable Object decode(byte[] stored) {
        return read(parse(stored));
    }

    private @Nullable Object read(JsonValue value) {
        try {
            return form.readNullable(value);
        } catch (UnfitJsonException e) {
            String problem = String.valueOf(e.getMessage());
            throw SerializationMessages.unfit(declared.name(), e.path(), problem, e.getCause());
        } catch (RuntimeException e) {
            throw SerializationMessages.unfit(
                    declared.name(), "", "for " + e.getClass().getName() + " was thrown", e);
        }
    }

    private JsonValue parse(byte[] stored) throws UnreadableStateException {
        if (stored.length == 0 || stored[0] != CODEC) {
            throw SerializationMessages.foreignCodec(declared.name(), stored);
        }
        try {
            return text.value(stored);
        } catch (CharacterCodingException e) {
            throw SerializationMessages.noJson(declared.name(), "not UTF-8");
        } catch (RuntimeException e) {
            // Not only JsonException: Parsson throws a plain one at too many levels.
            throw SerializationMessages.noJson(declared.name(), e.getClass().getSimpleName());
        }
    }

    @Override
    public boolean meanSame(byte[] one, byte[] other) {
        if (Arrays.equals(one, other)) {
            return true;
        }
        try {
            return meaning(one).equals(meaning(other));
        } catch (UnreadableStateException | UnfitJsonException e) {
            return false;
        }
    }

    private Object meaning(byte[] stored) {
        return form.meaningOfNullable(parse(stored));
    }

    @Override
    public Parts takeApart(byte[] stored) {
        JsonValue value = parse(stored);
        read(value); // or a merged value might be one that cannot be read
        return form.takeApartNullable(value);
    }

    @Override
    public byte[] putTogether(Parts parts) {
        return stored(writing -> form.putTogether(parts, writing));
    }

    @Override
    public boolean isImmutable(@Nullable Object value) {
        return value == null || immutable;
    }
}
