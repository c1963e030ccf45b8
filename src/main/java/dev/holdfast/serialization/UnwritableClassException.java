package dev.holdfast.serialization;

/** An object of a class that would not come back. */
final class UnwritableClassException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the class. */
    enum Why {
        NOT_ALLOWED,
        NOT_RESTORABLE
    }

    private final Why why;
    private final transient Class<?> type;

    UnwritableClassException(Why why, Class<?> type) {
        super(type.getName());
        this.why = why;
        this.type = type;
    }

    Why why() {
        return why;
    }

    Class<?> type() {
        return type;
    }
}
