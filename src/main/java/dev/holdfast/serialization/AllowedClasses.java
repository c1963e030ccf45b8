package dev.holdfast.serialization;

import dev.holdfast.config.ClassNames;
import dev.holdfast.session.ApplicationClasses;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;

/**
 * What Java serialization may write and make: the application's own classes, values and collections of the JDK, what JSF, CDI,
 * JPA and Jakarta Security keep in a session, and what the application lists. Safe for use by several threads.
 */
final class AllowedClasses {

    private final ClassNames listed;

    /** By class, for a class's place is asked of its protection domain. */
    private final ClassValue<Boolean> known = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isAllowed(type);
        }
    };

    AllowedClasses(ClassNames listed) {
        this.listed = listed;
    }

    /** Whether objects of this class may be; of an array its component type counts, of a proxy each of its interfaces. */
    boolean contain(Class<?> type) {
        return type.isArray() ? contain(type.getComponentType()) : type.isPrimitive() || known.get(type);
    }

    private boolean isAllowed(Class<?> type) {
        if (Proxy.isProxyClass(type)) {
            return Stream.of(type.getInterfaces()).allMatch(this::contain);
        }
        return ApplicationClasses.contain(type)
                || JdkClasses.contain(type)
                || FrameworkClasses.contain(type)
                || listed.contain(type.getName());
    }
}
