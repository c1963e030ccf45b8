package dev.holdfast.cdi;

import dev.holdfast.session.FieldCodec;

/**
 * A producer's product that is stored as a whole: a JDK type, an interface, a record.
 *
 * @param name under which it is stored
 * @param codec of the producer's declared type
 */
record StateValue(String name, FieldCodec codec) implements StateSlot {

    @Override
    public Object read(Object instance) {
        return instance;
    }
}
