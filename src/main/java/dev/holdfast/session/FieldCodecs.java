package dev.holdfast.session;

import dev.holdfast.Encoding;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the codec of a declared type, or tells why there can be none. Used at deployment only. */
public interface FieldCodecs {

    /**
     * The codec for fields of this type.
     *
     * @param declared the field's full generic type, all type variables resolved
     * @param wish what is asked for
     * @return the codec; it also reads what the other encodings have written
     * @throws UnstorableTypeException if values of this type, or of any type in it, could not be read back
     */
    FieldCodec codecFor(Type declared, Wish wish) throws UnstorableTypeException;

    /**
     * The codec for fields of this type, with nothing asked for beside the configuration.
     *
     * @param declared the field's full generic type, all type variables resolved
     * @return the codec
     * @throws UnstorableTypeException if values of this type, or of any type in it, could not be read back
     */
    default FieldCodec codecFor(Type declared) throws UnstorableTypeException {
        return codecFor(declared, Wish.NONE);
    }

    /**
     * What is asked for beside the configuration.
     *
     * @param encoding by annotation; null: as the configuration has it
     * @param existing whether the field was written for a session that is Java-serialized: a type that tells nothing, as {@code
     *     Object} or an interface, is taken for serializable, and each value is looked at when it is stored
     */
    record Wish(@Nullable Encoding encoding, boolean existing) {

        /** Nothing beside the configuration. */
        public static final Wish NONE = new Wish(null, false);
    }

    /**
     * Why a type cannot be stored, and what helps.
     *
     * @param type the type at fault, as a developer would write it
     * @param path where it stands within the declared type, as {@code List<Item>.price}; empty for the declared type itself
     * @param cause what is wrong with it
     * @param cure what to do about it
     */
    record TypeFault(String type, String path, String cause, String cure) {}

    /** A declared type whose values could not be read back. */
    final class UnstorableTypeException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<TypeFault> faults;

        /**
         * Tells of every fault at once.
         *
         * @param faults at least one
         */
        public UnstorableTypeException(List<TypeFault> faults) {
            super(faults.toString());
            this.faults = List.copyOf(faults);
        }

        /**
         * All that is wrong with the type.
         *
         * @return at least one fault
         */
        public List<TypeFault> faults() {
            return faults;
        }
    }
}
