package dev.holdfast.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Redis is reached: {@code holdfast.redis.*}.
 *
 * @param mode {@code mode}
 * @param addresses {@code addresses}: {@code redis://} or {@code rediss://} URIs of servers, sentinels or cluster nodes
 * @param masterName {@code master-name}: the name by which sentinels know the master
 * @param user {@code user}
 * @param password {@code password}
 * @param database {@code database}; 0 on a cluster
 * @param tls the {@code tls-*} settings
 * @param timeout {@code timeout}: how long a request waits for the store at the most, all retries included
 * @param keyPrefix {@code key-prefix}: the beginning of every key
 * @param configFile {@code config-file}: a Redisson YAML file, on the class path or in the file system, instead of all the
 *     above but {@code timeout} and {@code key-prefix}
 */
public record RedisConfig(
        Mode mode,
        List<String> addresses,
        Optional<String> masterName,
        Optional<String> user,
        Optional<String> password,
        int database,
        Tls tls,
        Duration timeout,
        String keyPrefix,
        Optional<String> configFile) {

    /** Copies the list. */
    public RedisConfig {
        addresses = List.copyOf(addresses);
    }

    /** How the servers are organised. */
    public enum Mode {
        /** One server. */
        SINGLE,
        /** A master and replicas watched by sentinels. */
        SENTINEL,
        /** A cluster. */
        CLUSTER
    }

    /**
     * TLS for {@code rediss://} addresses.
     *
     * @param trustStore {@code tls-trust-store}: a file with the certificates to trust; empty: the JVM's
     * @param trustStorePassword {@code tls-trust-store-password}
     * @param verifyHostname {@code tls-verify-hostname}
     */
    public record Tls(Optional<String> trustStore, Optional<String> trustStorePassword, boolean verifyHostname) {

        /** Hides the password. */
        @Override
        public String toString() {
            return "Tls[trustStore=" + trustStore + ", verifyHostname=" + verifyHostname + "]";
        }
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "RedisConfig[mode=" + mode + ", addresses=" + addresses.size() + ", database=" + database + ", timeout="
                + timeout + ", keyPrefix=" + keyPrefix + "]";
    }
}
