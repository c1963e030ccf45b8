package dev.holdfast.serialization;

import java.io.ObjectInputFilter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what may be made of one stored value (JEP 290), and no more of it than its bytes can hold. Beside the depth the limits
 * hang on the value's size alone, so that whatever {@code holdfast.state.field-max-bytes} let through can be read.
 */
final class StreamFilter implements ObjectInputFilter {

    /** Reading a map within a map takes up to 2.1 kilobytes of the thread's stack, which has a megabyte. */
    static final int MAX_DEPTH = 300;

    /** A class stands below what is of it, and its superclasses below that. */
    private static final int DEPTH_OF_CLASSES = 50;

    /** Each reference takes a byte at the least, be it null. */
    private static final int REFERENCES_PER_BYTE = 1;

    /**
     * An array's slot takes a byte at the least. A table has up to four for each byte of an entry, and 16 when it is empty, of
     * which there are not more than one in six bytes.
     */
    private static final int SLOTS_PER_BYTE = 8;

    /** What even the smallest value may have. */
    private static final int ALWAYS = 64;

    private final AllowedClasses allowed;
    private final long size;
    private final Set<Class<?>> named = new HashSet<>();
    private long slots;
    private boolean exceeded;
    private @Nullable Class<?> denied;

    StreamFilter(AllowedClasses allowed, int size) {
        this.allowed = allowed;
        this.size = size;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        slots += Math.max(0, info.arrayLength());
        if (exceeds(info)) {
            exceeded = true;
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null || !named.contains(type)) {
            return Status.UNDECIDED;
        }
        if (allowed.contain(type)) {
            return Status.ALLOWED;
        }
        denied = denied == null ? type : denied;
        return Status.REJECTED;
    }

    private boolean exceeds(FilterInfo info) {
        return info.depth() > MAX_DEPTH + DEPTH_OF_CLASSES
                || info.references() > ALWAYS + size * REFERENCES_PER_BYTE
                || info.streamBytes() > size
                || slots > ALWAYS + size * SLOTS_PER_BYTE;
    }

    /** The stream has this class. Others come up, too: of tables, and of what a class that was let in has put in its own place. */
    Class<?> named(Class<?> type) {
        named.add(type);
        return type;
    }

    /** Whether it was for a limit that the value was not let in. */
    boolean exceeded() {
        return exceeded;
    }

    /** The first class that was not let in. */
    @Nullable
    Class<?> denied() {
        return denied;
    }
}
