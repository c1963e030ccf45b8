package dev.holdfast.serialization;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes one value, and nothing that {@link ValueInput} would not bring back. Of one thread. */
final class ValueOutput extends ObjectOutputStream {

    private final AllowedClasses allowed;
    private final Depth depth = new Depth();
    private final @Nullable Object watched;

    private int mutables;
    private boolean watchedWritten;
    private @Nullable UnwritableClassException refused;

    /** What is {@code watched} is looked out for, by identity. */
    ValueOutput(OutputStream out, AllowedClasses allowed, @Nullable Object watched) throws IOException {
        super(out);
        this.allowed = allowed;
        this.watched = watched;
        enableReplaceObject(true);
    }

    @Override
    protected void writeStreamHeader() {
        // The codec's byte says all that it would.
    }

    @Override
    protected void writeClassDescriptor(ObjectStreamClass description) throws IOException {
        if (!ShortDescriptors.write(description.forClass(), this)) {
            super.writeClassDescriptor(description);
        }
    }

    @Override
    protected void annotateClass(Class<?> type) {
        check(type);
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        check(type);
    }

    private void check(Class<?> type) {
        UnwritableClassException.Why why = !allowed.contain(type)
                ? UnwritableClassException.Why.NOT_ALLOWED
                : Restorable.is(type) ? null : UnwritableClassException.Why.NOT_RESTORABLE;
        if (why != null) {
            refuse(new UnwritableClassException(why, type));
        }
    }

    /** An IOException may be the one that ends the writing, which is itself written on the way out. */
    private void refuse(UnwritableClassException refusal) {
        refused = refused == null ? refusal : refused;
        if (!IOException.class.isAssignableFrom(refusal.type())) {
            throw refusal;
        }
    }

    /** Called for each object once, before it is written. */
    @Override
    protected Object replaceObject(Object value) {
        depth.enter();
        watchedWritten |= value == watched;
        if (hasIdentity(value)) {
            mutables++;
        }
        return value;
    }

    /** Of bytes there are some within numbers, which are shared freely. */
    private static boolean hasIdentity(Object value) {
        return !Scalars.isImmutable(value) && !value.getClass().isRecord() && !(value instanceof byte[]);
    }

    /** A class's own code may have swallowed the refusal. */
    void throwIfRefused() {
        if (refused != null) {
            throw refused;
        }
    }

    /** How many objects were written that could tell themselves apart from an equal one. */
    int mutables() {
        return mutables;
    }

    boolean hasWatched() {
        return watchedWritten;
    }
}
