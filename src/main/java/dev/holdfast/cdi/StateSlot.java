package dev.holdfast.cdi;

import dev.holdfast.session.FieldCodec;
import org.jspecify.annotations.Nullable;

/** A part of a bean that is stored by itself under a name of its own. */
sealed interface StateSlot permits StateField, StateValue, Presence {

    /** Under which it is stored. */
    String name();

    /** The codec of its declared type. */
    FieldCodec codec();

    /** The live value within a bean's instance. */
    @Nullable
    Object read(Object instance);
}
