package dev.holdfast.session;

import java.security.CodeSource;
import java.util.Locale;

/**
 * Tells the application's own classes from those of its libraries, of the server and of the JDK: by where they lie. What comes
 * out of a jar was written for others; {@code WEB-INF/classes} and unpacked modules were not.
 */
public final class ApplicationClasses {

    /** Where the modules of the JDK lie that the boot loader does not bring, as java.sql: {@code jrt:/java.sql} is no jar. */
    private static final String JDK = "jrt";

    private ApplicationClasses() {}

    /**
     * Whether a class is the application's own.
     *
     * @param type a class; of an array its component type counts
     * @return false for those out of a jar, of the JDK, and those made at run time
     */
    public static boolean contain(Class<?> type) {
        if (type.isArray()) {
            return contain(type.getComponentType());
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source != null
                && source.getLocation() != null
                && !JDK.equals(source.getLocation().getProtocol())
                && !isJar(source.getLocation().getPath());
    }

    private static boolean isJar(String path) {
        String place = path.toLowerCase(Locale.ROOT);
        return place.endsWith(".jar") || place.endsWith(".jar!/") || place.endsWith(".jar/");
    }
}
