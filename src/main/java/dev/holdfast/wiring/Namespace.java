package dev.holdfast.wiring;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.web.ContextPath;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Under which name an application's sessions are kept: as configured, else the application's name without its version. Where the
 * server has no such names, as one that is no Jakarta EE platform, it is the context path.
 *
 * @param name 1 to 64 characters: letters, digits and {@code . _ -}
 */
record Namespace(String name) {

    private static final Pattern VERSION = Pattern.compile("(?:[:#].*|[-_]v?\\d+\\.\\d[\\w.-]*)$");
    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final String UNKNOWN = "default";
    private static final int LONGEST = 64;

    static Namespace of(HoldfastConfig config, ContextPath path) {
        return new Namespace(config.namespace()
                .or(() -> Stream.<Supplier<Optional<String>>>of(
                                () -> lookUp("java:app/AppName"), () -> lookUp("java:module/ModuleName"), path::name)
                        .flatMap(told -> told.get().stream())
                        .map(Namespace::withoutVersion)
                        .filter(name -> !name.isEmpty())
                        .findFirst())
                .orElseGet(() -> {
                    WiringLog.warn(WiringMessages.noApplicationName(UNKNOWN));
                    return UNKNOWN;
                }));
    }

    static String withoutVersion(String application) {
        String name =
                FORBIDDEN.matcher(VERSION.matcher(application).replaceFirst("")).replaceAll("-");
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /** Jakarta EE Platform, section 5.15.1: the names of application and module. */
    private static Optional<String> lookUp(String name) {
        try {
            return Optional.ofNullable(new InitialContext().lookup(name)).map(Object::toString);
        } catch (NamingException notThere) {
            return Optional.empty();
        }
    }
}
