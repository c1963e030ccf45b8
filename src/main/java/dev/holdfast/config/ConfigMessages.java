package dev.holdfast.config;

import java.util.List;

/** What is said of settings: HF0101 to HF0104 stop the deployment, HF0111 and HF0112 are warnings. */
final class ConfigMessages {

    private ConfigMessages() {}

    static String notAllowed(Setting<?> setting, String found, String why) {
        return "HF0101: " + setting.key() + " is " + setting.shown(found) + ", but " + why + ". " + allowed(setting)
                + ".";
    }

    static String unknownKey(String key, Setting<?> nearest) {
        return "HF0102: " + key + " is no setting. The nearest is " + nearest.key() + ". " + allowed(nearest) + ".";
    }

    /** The facts are the settings involved, as {@link Values#fact} tells them. */
    static String contradiction(List<String> facts, String rule) {
        String problem = facts.size() == 1 ? " cannot be: " : " contradict each other: ";
        return "HF0103: " + String.join(" and ", facts) + problem + rule + ".";
    }

    static String unresolved(Setting<?> setting) {
        return "HF0104: " + setting.key()
                + " has a value whose ${…} leads to nothing. Set what it names, or give a default as"
                + " ${name:default}. " + allowed(setting) + ".";
    }

    static String unknownVariable(String variable, Setting<?> nearest) {
        return "HF0111: The environment variable " + variable + " is no setting. The nearest is " + nearest.key() + ".";
    }

    static String withoutEffect(List<String> keys, String why) {
        return "HF0112: Without effect, " + why + ": " + String.join(", ", keys) + ".";
    }

    private static String allowed(Setting<?> setting) {
        return "Allowed: " + setting.format().allowed() + ". Default: "
                + (setting.hasFallback() ? setting.fallback() : "none");
    }
}
