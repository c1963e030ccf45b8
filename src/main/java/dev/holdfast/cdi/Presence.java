package dev.holdfast.cdi;

import dev.holdfast.session.FieldCodec;

/**
 * Stands for a bean without state of its own, so that the store knows of its making: its callbacks run once all the same.
 *
 * @param name under which it is stored
 * @param codec of a truth value
 */
record Presence(String name, FieldCodec codec) implements StateSlot {

    @Override
    public Object read(Object instance) {
        return true;
    }
}
