package dev.holdfast.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds names under {@code holdfast.} that are no setting.
 *
 * <p>A variable of the environment stands for a key by MicroProfile Config's rule (each character but letters and digits
 * becomes {@code _}). Some implementations list it a second time with dots, as {@code holdfast.redis.key.prefix} for
 * {@code HOLDFAST_REDIS_KEY_PREFIX}: such a twin is no fault. An unknown variable is only warned of: it may be somebody
 * else's.
 */
final class UnknownKeys {

    /** So many letters of a key's end say which one was meant. */
    private static final int TELLING = 4;

    private final Set<String> known = Settings.all().stream().map(Setting::key).collect(Collectors.toUnmodifiableSet());
    private final Set<String> knownVariables =
            known.stream().map(UnknownKeys::variable).collect(Collectors.toUnmodifiableSet());
    private final Set<String> names = new TreeSet<>();
    private final Set<String> variables;

    UnknownKeys(Iterable<String> propertyNames) {
        propertyNames.forEach(names::add);
        variables = names.stream().filter(UnknownKeys::isVariable).collect(Collectors.toUnmodifiableSet());
    }

    List<String> faults() {
        Set<String> twins = variables.stream().map(UnknownKeys::variable).collect(Collectors.toUnmodifiableSet());
        return names.stream()
                .filter(name -> name.startsWith(Settings.PREFIX) && !known.contains(name))
                .filter(name -> !twins.contains(variable(name)))
                .map(name -> ConfigMessages.unknownKey(name, nearest(name)))
                .toList();
    }

    List<String> warnings() {
        return variables.stream()
                .filter(name -> !knownVariables.contains(variable(name)))
                .sorted()
                .map(name -> ConfigMessages.unknownVariable(name, nearest(name)))
                .toList();
    }

    private static boolean isVariable(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("holdfast_");
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The setting that was most likely meant. */
    static Setting<?> nearest(String name) {
        String letters = letters(name);
        return Settings.all().stream()
                .min(Comparator.comparingInt(setting -> distance(letters, letters(setting.key()))))
                .orElseThrow();
    }

    /** What is left of a name without its prefix, separators and case, which are the first to go wrong. */
    private static String letters(String name) {
        return name.substring(Settings.PREFIX.length())
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance; none where only the group was forgotten. */
    private static int distance(String found, String known) {
        if (found.length() >= TELLING && known.endsWith(found)) {
            return 0;
        }
        int[] row = new int[known.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= found.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (found.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[known.length()];
    }
}
