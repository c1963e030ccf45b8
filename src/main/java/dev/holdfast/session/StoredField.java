package dev.holdfast.session;

import org.jspecify.annotations.Nullable;

/**
 * One field's stored form and, once it was decoded here, its value: kept only where the value can never change and its size is
 * known, so that the next requests of this node need not decode it again. Never stale, as both belong together for good; a newer
 * form is another stored field. Thread-safe.
 */
final class StoredField {

    private final byte[] form;
    private int valueBytes;
    private volatile @Nullable Object value;

    StoredField(byte[] form) {
        this.form = form;
    }

    /** Shared by all who look at the field: nobody may change it. */
    byte[] form() {
        return form;
    }

    /** The value, if it is kept. */
    @Nullable
    Object value() {
        return value;
    }

    /** Keeps the value of this form, if it may be kept; whether it is now. */
    boolean keep(@Nullable Object decoded, FieldCodec codec) {
        int bytes = decoded == null || !codec.isImmutable(decoded) ? HeapSize.UNKNOWN : HeapSize.ofValue(decoded);
        if (bytes == HeapSize.UNKNOWN) {
            return false;
        }
        valueBytes = bytes; // the same for all who decode this form
        value = decoded;
        return true;
    }

    /** How much heap the value takes that is kept. */
    int valueBytes() {
        return value == null ? 0 : valueBytes;
    }
}
