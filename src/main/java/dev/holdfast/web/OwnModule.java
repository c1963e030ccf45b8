package dev.holdfast.web;

import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.security.CodeSource;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The WAR that this jar lies in, where an EAR may have several: each has classes of its own, so that this is known to them alone. With
 * the jar in the EAR's library there is none: its classes serve all WARs. Known from the start of the web application on; only then does
 * every server tell a module's name (WildFly tells a neighbour's, as CDI says that the application is initialized). Thread-safe.
 */
public final class OwnModule {

    private static final String MODULE_NAME = "java:module/ModuleName";

    /** Servlet 6.0, 10.5: a WAR's classes and libraries are below it. */
    private static final String INSIDE_WAR = "/WEB-INF/";

    private static volatile @Nullable String name;

    private OwnModule() {}

    /**
     * Its name.
     *
     * @return as the server tells it (Jakarta EE Platform 10, 5.15.1), or empty
     */
    public static Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** To be called on the thread that starts the web application. */
    static void startsIn(ServletContext context) {
        if (holdsThisJar(context)) {
            name = lookUp();
        }
    }

    /**
     * The file or folder of the WAR, where this jar is seen to lie in one; needs no web application that has started.
     *
     * @return its name, as {@code shop-1.2.war}, or empty
     */
    public static Optional<String> archive() {
        return archiveIn(place());
    }

    static Optional<String> archiveIn(String place) {
        int end = place.indexOf(INSIDE_WAR);
        return end < 0 ? Optional.empty() : Optional.of(place.substring(place.lastIndexOf('/', end - 1) + 1, end));
    }

    /** A jar has its name to itself in the WAR's library; classes that are in none have been unpacked into the WAR. */
    private static boolean holdsThisJar(ServletContext context) {
        String place = place();
        String file = place.substring(place.lastIndexOf('/') + 1);
        return !place.isEmpty() && (!file.endsWith(".jar") || contains(context, "/WEB-INF/lib/" + file));
    }

    private static String place() {
        CodeSource source = OwnModule.class.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? ""
                : source.getLocation().getPath().replaceFirst("(!?/)+$", "");
    }

    private static boolean contains(ServletContext context, String path) {
        try {
            return context.getResource(path) != null;
        } catch (MalformedURLException impossible) {
            return false;
        }
    }

    private static @Nullable String lookUp() {
        try {
            Object found = new InitialContext().lookup(MODULE_NAME);
            return found == null ? null : found.toString();
        } catch (NamingException notThere) {
            return null;
        }
    }
}
