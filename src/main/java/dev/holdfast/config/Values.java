package dev.holdfast.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** What was found for each setting; a faulty value counts as not set. Used by one thread. */
final class Values {

    /** An expression without a default, which a missing property leaves empty. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^:}]*}");

    private final Map<String, String> found = new HashMap<>();
    private final Set<String> faulty = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    Values(Config source) {
        Settings.all().forEach(setting -> read(source, setting));
    }

    private void read(Config source, Setting<?> setting) {
        Optional<String> text = text(source, setting);
        if (text.isEmpty()) {
            return;
        }
        try {
            setting.parse(text.get());
            found.put(setting.key(), text.get());
        } catch (IllegalArgumentException e) {
            fault(setting, ConfigMessages.notAllowed(setting, text.get(), String.valueOf(e.getMessage())));
        }
    }

    /** The text of a setting; what is empty counts as absent, as MicroProfile Config has it. */
    private Optional<String> text(Config source, Setting<?> setting) {
        Optional<String> text;
        try {
            text = source.getOptionalValue(setting.key(), String.class);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            // Some implementations throw for an expression that leads nowhere; their message may hold the value.
            fault(setting, ConfigMessages.unresolved(setting));
            return Optional.empty();
        }
        if (text.isEmpty() && isUnresolved(source, setting)) {
            // Others call the setting absent: a forgotten variable would silently become the default.
            fault(setting, ConfigMessages.unresolved(setting));
        }
        // A secret is taken as it is: a blank may be part of it.
        return text.map(found -> setting.secret() ? found : found.strip()).filter(value -> !value.isEmpty());
    }

    private static boolean isUnresolved(Config source, Setting<?> setting) {
        String raw = source.getConfigValue(setting.key()).getRawValue();
        return raw != null && EXPRESSION.matcher(raw).find();
    }

    private void fault(Setting<?> setting, String message) {
        faulty.add(setting.key());
        faults.add(message);
    }

    /** The value in force, or empty where there is neither one set nor a default. */
    <T> Optional<T> find(Setting<T> setting) {
        String text = found.getOrDefault(setting.key(), setting.fallback());
        return text.isEmpty() ? Optional.empty() : Optional.of(setting.parse(text));
    }

    /** The value in force of a setting that has a default. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    boolean isSet(Setting<?> setting) {
        return found.containsKey(setting.key());
    }

    /** A contradiction; not told where one of the settings is at fault by itself. */
    void contradiction(String rule, Setting<?>... involved) {
        if (Arrays.stream(involved).noneMatch(setting -> faulty.contains(setting.key()))) {
            faults.add(ConfigMessages.contradiction(
                    Arrays.stream(involved).map(this::fact).toList(), rule));
        }
    }

    private String fact(Setting<?> setting) {
        String fallback = setting.hasFallback() ? setting.fallback() : "none";
        if (!isSet(setting)) {
            return setting.key() + (setting.hasFallback() ? " = " + fallback + " (the default)" : " (not set)");
        }
        return setting.key() + " = " + setting.shown(found.getOrDefault(setting.key(), "")) + " (default: " + fallback
                + ")";
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
