package dev.holdfast.serialization;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import org.jspecify.annotations.Nullable;

/** What this package has to say: HF03xx. No message holds a value of a session. */
final class SerializationMessages {

    private SerializationMessages() {}

    static UnreadableStateException foreignCodec(String type, int found) {
        return new UnreadableStateException(
                "HF0301",
                "The stored form of a field declared as %s does not begin with the JSON codec's byte 'J', but with %s. It was"
                                .formatted(type, found < 0 ? "nothing" : "byte " + found)
                        + " written by another codec or another program; remove the field or bring back the codec.",
                null);
    }

    static UnreadableStateException noJson(String type, String problem) {
        return new UnreadableStateException(
                "HF0302",
                "The stored form of a field declared as %s is no JSON (%s). It was damaged or not written by Holdfast; remove the field."
                        .formatted(type, problem),
                null);
    }

    static UnreadableStateException unfit(String type, String path, String problem, @Nullable Throwable cause) {
        return new UnreadableStateException(
                "HF0303",
                "The stored form of a field declared as %s cannot be read: %s%s. The type was changed since it was stored; give the"
                                .formatted(type, path.isEmpty() ? "" : "at " + path + " ", problem)
                        + " field a new name by @StoredAs, or let the type still read the older form.",
                cause);
    }

    static UnstorableValueException unstorable(String place, String type, Class<?> found, String cure) {
        return new UnstorableValueException(
                "HF0310",
                "A value of class %s stands in %s, declared as %s, which could not bring it back equal; nothing was stored. %s"
                        .formatted(found.getName(), shortened(place), type, cure),
                null);
    }

    static UnstorableValueException cycle(String place, Class<?> found) {
        return new UnstorableValueException(
                "HF0311",
                ("An object of class %s contains itself, seen again at %s; stored JSON can hold no cycle, nothing was stored."
                                + " Mark the reference back as transient, or keep a key instead of the object.")
                        .formatted(found.getName(), shortened(place)),
                null);
    }

    static UnstorableValueException tooDeep(String type, Class<?> found, int limit) {
        return new UnstorableValueException(
                "HF0312",
                ("A value declared as %s nests deeper than %d levels, at an object of class %s; nothing was stored. Keep chains of"
                                + " objects in a list.")
                        .formatted(type, limit, found.getName()),
                null);
    }

    static UnstorableValueException failed(String type, RuntimeException cause) {
        return new UnstorableValueException(
                "HF0313",
                ("A value declared as %s could not be turned into JSON, for %s was thrown; nothing was stored. See the cause: an adapter"
                                + " or serializer of the application, or a collection changed by another thread meanwhile.")
                        .formatted(type, cause.getClass().getName()),
                cause);
    }

    private static String shortened(String place) {
        return place.length() <= 200 ? place : place.substring(0, 200) + "…";
    }
}
