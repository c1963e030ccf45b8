package dev.holdfast.wiring;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The modules of an EAR that have a Holdfast of their own besides this one. Where one CDI container serves the whole EAR it tells each
 * extension of the classes of all modules (seen on Open Liberty and WildFly), but a class is the business of that Holdfast alone that it
 * sees itself. For the deployment's thread only.
 */
final class Neighbours {

    private final Map<ClassLoader, Boolean> known = new IdentityHashMap<>();

    /** Whether a class is of a module with another Holdfast. */
    boolean have(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && known.computeIfAbsent(loader, Neighbours::seesAnother);
    }

    private static boolean seesAnother(ClassLoader loader) {
        try {
            return Class.forName(HoldfastExtension.class.getName(), false, loader) != HoldfastExtension.class;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
