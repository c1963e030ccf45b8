package dev.holdfast.wiring;

import java.security.CodeSource;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The WAR that this jar came with, among those of an EAR: by its name, which is the same on each node. */
final class OwnArchive {

    private static final Pattern WAR = Pattern.compile("[^/!]+\\.war(?=[/!])");

    private static final String UNTOLD = "dev.holdfast";

    private OwnArchive() {}

    /** Holdfast's own name, where the server does not tell from where its classes are. */
    static String name() {
        CodeSource source = OwnArchive.class.getProtectionDomain().getCodeSource();
        return source == null ? UNTOLD : nameIn(String.valueOf(source.getLocation()));
    }

    /** The innermost of a place's archives. */
    static String nameIn(String place) {
        return WAR.matcher(place)
                .results()
                .map(MatchResult::group)
                .reduce((outer, inner) -> inner)
                .orElse(UNTOLD);
    }
}
