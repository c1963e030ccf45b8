package dev.holdfast.wiring;

import dev.holdfast.web.OwnModule;

/** Ids of synthetic beans. */
final class BeanIds {

    private static final String OF_WAR = markOf(OwnModule.archive().orElse(""));

    private BeanIds() {}

    /**
     * The same on each node, and another one for each WAR of an EAR. Where they have one CDI container, it finds instances by this, and the
     * WARs would share theirs.
     *
     * @param name unique in this WAR
     * @return unique in the EAR, as far as the jar's place tells
     */
    static String of(String name) {
        return name + OF_WAR;
    }

    static String markOf(String archive) {
        return archive.isEmpty() ? "" : '#' + Namespace.withoutVersion(archive);
    }
}
