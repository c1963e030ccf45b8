package dev.holdfast.session;

import java.util.Optional;
import java.util.Set;

/**
 * Who is signed in to a session.
 *
 * @param name under which the user signed in
 * @param groups of the user
 * @param signedInAt when that was, the last time, in milliseconds of the store's clock
 * @param device from where that was; empty where it is not to be kept
 */
public record Caller(String name, Set<String> groups, long signedInAt, Optional<Device> device) {

    /** The name of the field that holds it. No bean's field and no attribute can have it. */
    public static final String FIELD = "session:caller";

    private static final int LONGEST_NAME = 255;
    private static final int MOST_GROUPS = 1_000;

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if a name is empty, too long or has control characters, or there are too many groups
     */
    public Caller {
        requireName("caller", name);
        groups = Set.copyOf(groups);
        if (groups.size() > MOST_GROUPS) {
            throw SignInMessages.tooManyGroups(groups.size(), MOST_GROUPS);
        }
        groups.forEach(group -> requireName("group", group));
    }

    Caller at(long time) {
        return new Caller(name, groups, time, device);
    }

    /** One with line breaks would forge log lines, and the store's keys are no place for endless ones. */
    private static void requireName(String what, String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw SignInMessages.unfitName(what, name.length(), LONGEST_NAME);
        }
    }

    /** Without the groups, which may be many. */
    @Override
    public String toString() {
        return "Caller[" + name + "]";
    }
}
