package dev.holdfast.config;

import java.util.List;

/**
 * What a configuration came to.
 *
 * @param config the effective configuration, with the default in place of each faulty value; only to be worked with where
 *     there are no faults
 * @param faults all faults, each beginning with its code and naming key, value found (never a secret) and what is allowed;
 *     any of them is to stop the deployment
 * @param warnings what is worth a line in the log, each beginning with its code
 */
public record ConfigReading(HoldfastConfig config, List<String> faults, List<String> warnings) {

    /** Copies the lists. */
    public ConfigReading {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }

    /**
     * Whether there is any fault.
     *
     * @return true where the deployment has to stop
     */
    public boolean isFaulty() {
        return !faults.isEmpty();
    }
}
