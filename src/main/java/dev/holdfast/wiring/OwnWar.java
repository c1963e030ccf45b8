package dev.holdfast.wiring;

import java.security.CodeSource;

/** The WAR in whose library Holdfast's jar lies. */
final class OwnWar {

    private static final String MARK = markOf(placeOfJar());

    private OwnWar() {}

    /**
     * A synthetic bean's id: the same on each node, and another one for each WAR of an EAR. Where they have one CDI container, it finds
     * instances by this, and the WARs would share theirs.
     *
     * @param name unique in this WAR
     * @return unique in the EAR, as far as the jar's place tells
     */
    static String beanId(String name) {
        return name + MARK;
    }

    private static String placeOfJar() {
        CodeSource source = OwnWar.class.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? ""
                : source.getLocation().getPath();
    }

    /** Empty where the jar lies in no WAR. */
    static String markOf(String place) {
        int end = place.indexOf("/WEB-INF/");
        return end < 0 ? "" : '#' + Namespace.withoutVersion(place.substring(place.lastIndexOf('/', end - 1) + 1, end));
    }
}
