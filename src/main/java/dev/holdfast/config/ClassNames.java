package dev.holdfast.config;

import java.util.List;

/**
 * Names of classes, as a setting lists them: {@code com.acme.Cart} is that class with its nested ones, {@code com.acme.*} the
 * classes of that package, {@code com.acme.**} also those of the packages below. Immutable.
 *
 * @param patterns as they are set, each by itself
 */
public record ClassNames(List<String> patterns) {

    /** No class at all. */
    public static final ClassNames NONE = new ClassNames(List.of());

    /** Copies the list. */
    public ClassNames {
        patterns = List.copyOf(patterns);
    }

    /**
     * Whether a class is among them.
     *
     * @param className its binary name, as {@link Class#getName()} gives it
     * @return true where any of the patterns names it
     */
    public boolean contain(String className) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, className));
    }

    private static boolean matches(String pattern, String className) {
        if (pattern.endsWith(".**")) {
            return className.startsWith(pattern.substring(0, pattern.length() - 2));
        }
        if (pattern.endsWith(".*")) {
            String inPackage = pattern.substring(0, pattern.length() - 1);
            return className.startsWith(inPackage) && className.indexOf('.', inPackage.length()) < 0;
        }
        return className.equals(pattern) || className.startsWith(pattern + "$");
    }
}
