package dev.holdfast.wiring;

import dev.holdfast.config.HoldfastConfig;
import java.util.List;
import java.util.Optional;

/** Which store keeps the sessions, once the settings and the application's beans are known. */
enum StoreChoice {
    /** The application's own Redisson client. */
    OWN_CLIENT,
    /** A Redisson client of ours, as configured. */
    CONFIGURED_REDIS,
    /** This JVM's memory, as configured. */
    CONFIGURED_MEMORY,
    /** This JVM's memory, for want of anything else. */
    DEFAULT_MEMORY,
    /** The application's own Redisson client, but it has several. */
    SEVERAL_CLIENTS,
    /** Redis is demanded, and nobody says where it is. */
    MISSING_REDIS;

    static StoreChoice of(HoldfastConfig config, boolean hasOwnClient, boolean hasSeveral) {
        boolean configured = !config.redis().addresses().isEmpty()
                || config.redis().configFile().isPresent();
        Optional<StoreChoice> own =
                hasOwnClient ? Optional.of(hasSeveral ? SEVERAL_CLIENTS : OWN_CLIENT) : Optional.empty();
        return switch (config.store()) {
            case MEMORY -> CONFIGURED_MEMORY;
            case REDIS -> configured ? CONFIGURED_REDIS : own.orElse(MISSING_REDIS);
            case AUTO -> configured ? CONFIGURED_REDIS : own.orElse(DEFAULT_MEMORY);
        };
    }

    boolean isInRedis() {
        return this == OWN_CLIENT || this == CONFIGURED_REDIS;
    }

    /** Why there can be no store; empty where there can. */
    List<String> faults() {
        return switch (this) {
            case SEVERAL_CLIENTS -> List.of(WiringMessages.severalClients());
            case MISSING_REDIS -> List.of(WiringMessages.noRedis());
            case OWN_CLIENT, CONFIGURED_REDIS, CONFIGURED_MEMORY, DEFAULT_MEMORY -> List.of();
        };
    }
}
