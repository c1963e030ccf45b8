package dev.holdfast.serialization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the JDK whose descriptions need not be stored, as their serial forms are settled for good by the JDK's "Serialized
 * Form": an Integer takes 11 bytes instead of 81. One byte stands for each, its number from 1 on; 0 precedes any other description.
 */
final class ShortDescriptors {

    /** Part of the stored form: only ever to be added to, at the end. */
    private static final List<Class<?>> CLASSES = List.of(
            Number.class,
            Integer.class,
            Long.class,
            Boolean.class,
            Double.class,
            Enum.class,
            Object[].class,
            ArrayList.class,
            HashMap.class,
            LinkedHashMap.class,
            HashSet.class,
            LinkedHashSet.class);

    private ShortDescriptors() {}

    /** Whether the class was written as its number; if not, its description has to follow. */
    static boolean write(Class<?> type, DataOutput out) throws IOException {
        int number = CLASSES.indexOf(type) + 1;
        out.writeByte(number);
        return number > 0;
    }

    /** The class whose number comes next, or null where a description follows. */
    static @Nullable ObjectStreamClass read(DataInput in) throws IOException {
        int number = in.readUnsignedByte();
        if (number > CLASSES.size()) {
            throw new StreamCorruptedException("unknown class number");
        }
        return number == 0 ? null : ObjectStreamClass.lookup(CLASSES.get(number - 1));
    }
}
