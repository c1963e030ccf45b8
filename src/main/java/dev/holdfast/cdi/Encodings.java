package dev.holdfast.cdi;

import dev.holdfast.EncodedBy;
import dev.holdfast.session.FieldCodecs.Wish;
import jakarta.enterprise.inject.spi.Annotated;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Which codec {@link EncodedBy} asks for: on the field, else on its class, else on the bean's class or producer. */
final class Encodings {

    private Encodings() {}

    static Wish of(Field field, @Nullable EncodedBy ofBean, boolean existing) {
        EncodedBy own = field.getAnnotation(EncodedBy.class);
        EncodedBy ofClass = field.getDeclaringClass().getDeclaredAnnotation(EncodedBy.class);
        return of(own != null ? own : ofClass != null ? ofClass : ofBean, existing);
    }

    static Wish of(@Nullable EncodedBy chosen, boolean existing) {
        return new Wish(chosen == null ? null : chosen.value(), existing);
    }

    static Wish ofExisting(Annotated producer) {
        return of(producer.getAnnotation(EncodedBy.class), true);
    }
}
