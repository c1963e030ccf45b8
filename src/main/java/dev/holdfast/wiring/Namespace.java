package dev.holdfast.wiring;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.web.ContextPath;
import dev.holdfast.web.OwnModule;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Under which name an application's sessions are kept: as configured, else the application's name without its version, and after it
 * the WAR's where that has another one, as in an EAR. Where the server has no such names, as one that is no Jakarta EE platform, it
 * is the context path.
 *
 * @param name 1 to 64 characters: letters, digits and {@code . _ -}
 */
record Namespace(String name) {

    private static final Pattern VERSION = Pattern.compile("(?:[:#].*|[-_]v?\\d+\\.\\d[\\w.-]*)$");
    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final String UNKNOWN = "default";
    private static final int LONGEST = 64;

    /** Jakarta EE Platform 10, section 5.15.1. */
    private static final String APPLICATION = "java:app/AppName";

    static Namespace of(HoldfastConfig config, Optional<String> application, ContextPath path) {
        return config.namespace()
                .map(Namespace::new)
                .orElseGet(() -> ofDeployed(application, OwnModule.name(), path.name()));
    }

    /**
     * Stops the deployment where sessions have been looked for under another name.
     *
     * @param own as it is to be from here on
     * @throws dev.holdfast.HoldfastDeploymentException HF0720
     */
    void hasToBe(Namespace own) {
        if (!equals(own)) {
            throw WiringMessages.settledTooEarly(name, own.name);
        }
    }

    /** A WAR of an EAR has a name besides the application's; one that is deployed by itself has the same. */
    static Namespace ofDeployed(Optional<String> application, Optional<String> module, Optional<String> path) {
        return Stream.of(joined(Stream.of(application, module)), joined(Stream.of(path)))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(name -> new Namespace(shortened(name)))
                .orElseGet(() -> {
                    WiringLog.warn(WiringMessages.noApplicationName(UNKNOWN));
                    return new Namespace(UNKNOWN);
                });
    }

    private static String joined(Stream<Optional<String>> names) {
        return names.flatMap(Optional::stream)
                .map(Namespace::withoutVersion)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("."));
    }

    static String withoutVersion(String application) {
        return FORBIDDEN.matcher(VERSION.matcher(application).replaceFirst("")).replaceAll("-");
    }

    /** Two WARs of one EAR may differ in nothing but the end of their long names. */
    private static String shortened(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST - 9) + "-" + HexFormat.of().toHexDigits(name.hashCode());
    }

    /** The application's name, on a thread that works for it; empty where the server has none. */
    static Optional<String> toldApplication() {
        try {
            return Optional.ofNullable(new InitialContext().lookup(APPLICATION)).map(Object::toString);
        } catch (NamingException notThere) {
            return Optional.empty();
        }
    }
}
