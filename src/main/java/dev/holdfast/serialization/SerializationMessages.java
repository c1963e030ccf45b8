package dev.holdfast.serialization;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import java.io.InvalidClassException;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/** What this package has to say: HF03xx. No message holds a value of a session. */
final class SerializationMessages {

    private SerializationMessages() {}

    static UnreadableStateException foreignCodec(String type, byte[] stored) {
        return new UnreadableStateException(
                "HF0301",
                "The stored form of a field declared as %s does not begin with a codec's byte ('J' for JSON, 'S' for Java serialization), but with %s. It was"
                                .formatted(type, stored.length == 0 ? "nothing" : "byte " + (stored[0] & 0xff))
                        + " written by another codec or another program; remove the field or bring back the codec.",
                null);
    }

    static UnreadableStateException noMoreJson(String type) {
        return new UnreadableStateException(
                "HF0304",
                "The stored form of a field declared as %s was written as JSON, which its type does not allow"
                                .formatted(type)
                        + " now. Give the field a new name by @StoredAs, or the type that it had.",
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

    static UnreadableStateException denied(String type, Class<?> denied) {
        return new UnreadableStateException(
                "HF0305",
                "The stored form of a field declared as %s holds an object of %s, which may not be made; nothing of it was. "
                                .formatted(type, denied.getName())
                        + "If the application has stored it, list that class in holdfast.serialization.allowed; if not, look who "
                        + "else writes there.",
                null);
    }

    static UnreadableStateException unknownClass(String type, ClassNotFoundException cause) {
        return new UnreadableStateException(
                "HF0306",
                "The stored form of a field declared as %s holds an object of %s, which this version of the application does not have. "
                                .formatted(type, cause.getMessage())
                        + "Bring the class back for as long as sessions with it live, or remove the field.",
                cause);
    }

    static UnreadableStateException changedClass(String type, InvalidClassException cause) {
        return new UnreadableStateException(
                "HF0307",
                "The stored form of a field declared as %s holds an object of %s, which was changed since: %s. "
                                .formatted(type, cause.classname, cause.getMessage())
                        + "Give the class a serialVersionUID before it changes, by that of the older version where sessions are to "
                        + "live on.",
                cause);
    }

    static UnreadableStateException damaged(String type, String problem, @Nullable Throwable cause) {
        return new UnreadableStateException(
                "HF0308",
                "The stored form of a field declared as %s cannot be read by Java serialization: %s. It was damaged, or a class in it "
                                .formatted(type, problem)
                        + "refused it: see the cause.",
                cause);
    }

    static UnreadableStateException otherClass(String type, @Nullable Object value) {
        return new UnreadableStateException(
                "HF0309",
                "The stored form of a field declared as %s holds %s. The type was changed since it was stored; give the field a new"
                                .formatted(
                                        type,
                                        value == null
                                                ? "null"
                                                : "an object of "
                                                        + value.getClass().getName())
                        + " name by @StoredAs.",
                null);
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

    static UnstorableValueException notSerializable(String place, String type, String found) {
        return new UnstorableValueException(
                "HF0314",
                ("An object of %s stands in %s, declared as %s, and is not Serializable; nothing was stored. Let its class implement"
                                + " Serializable, mark the field that holds it as transient, or keep it out of the session.")
                        .formatted(found, shortened(place), type),
                null);
    }

    static UnstorableValueException notAllowed(String place, String type, Class<?> found) {
        String what = found == SerializedLambda.class ? "a lambda, as " + found.getName() : found.getName();
        return new UnstorableValueException(
                "HF0315",
                ("An object of %s stands in %s, declared as %s, and would not be read back, as it is neither the application's own nor"
                                + " among what Java serialization may make; nothing was stored. %s")
                        .formatted(what, shortened(place), type, cureOf(found)),
                null);
    }

    private static String cureOf(Class<?> found) {
        return found == SerializedLambda.class
                ? "Keep a class or an enum's constant of your own in place of the lambda."
                : "List the class in holdfast.serialization.allowed, or keep it out of the session.";
    }

    static UnstorableValueException notRestorable(String place, String type, String found) {
        return new UnstorableValueException(
                "HF0316",
                ("An object of %s stands in %s, declared as %s, and could not be made again: its first superclass that is not"
                                + " Serializable has no constructor without parameters that it can reach (an Externalizable needs a"
                                + " public one of its own); nothing was stored. Add that constructor.")
                        .formatted(found, shortened(place), type),
                null);
    }

    static UnstorableValueException graphTooDeep(String type, int limit) {
        return new UnstorableValueException(
                "HF0317",
                ("A value declared as %s nests deeper than %d levels of objects; nothing was stored. Keep chains of objects in a list.")
                        .formatted(type, limit),
                null);
    }

    static UnstorableValueException notWritten(String type, Throwable cause) {
        return new UnstorableValueException(
                "HF0318",
                ("A value declared as %s could not be written by Java serialization, for %s was thrown; nothing was stored. See the"
                                + " cause: the application's own code in it, or a collection changed by another thread meanwhile.")
                        .formatted(type, cause.getClass().getName()),
                cause);
    }

    private static String shortened(String place) {
        return place.length() <= 200 ? place : place.substring(0, 200) + "…";
    }
}
