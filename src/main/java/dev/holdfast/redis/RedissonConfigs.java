package dev.holdfast.redis;

import dev.holdfast.config.RedisConfig;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.SentinelServersConfig;
import org.redisson.config.SslVerificationMode;

/** Makes Redisson's configuration from ours. */
final class RedissonConfigs {

    private static final int NETTY_THREADS = 4;

    /**
     * One for each of Netty's threads. Of fewer than ten Redisson lets go as soon as a command is sent, so that requests share
     * them: what goes out and what comes back at a time takes one system call instead of many, and none waits for a connection.
     */
    private static final int CONNECTIONS = NETTY_THREADS;

    private static final int LISTENER_THREADS = 2;

    private RedissonConfigs() {}

    static Config of(RedisConfig redis) {
        Config config = redis.configFile().isPresent()
                ? YamlFile.read(redis.configFile().get())
                : fromSettings(redis);
        config.setLazyInitialization(true);
        waitForNoReplica(config);
        if (config.getCodec() == null) {
            config.setCodec(StringCodec.INSTANCE); // Redisson's own default needs jars that a trimmed WAR lacks
        }
        ServerSections.of(config).forEach(section -> {
            Timings.within(redis.timeout()).applyTo(section);
            ServerSections.readFromMaster(section);
        });
        return config;
    }

    /**
     * Redisson's locks wait until the replicas have the lock as well, and let go of it where none answers. Ours need not: the
     * fence keeps out the commit of a holder whose lock a failover lost. The shortest time there is, as zero means for ever.
     */
    private static void waitForNoReplica(Config config) {
        config.setCheckLockSyncedSlaves(false);
        config.setSlavesSyncTimeout(1);
    }

    private static Config fromSettings(RedisConfig redis) {
        Config config = new Config();
        config.setNettyThreads(NETTY_THREADS).setThreads(LISTENER_THREADS);
        redis.user().ifPresent(config::setUsername);
        redis.password().ifPresent(config::setPassword);
        addTls(config, redis.tls());
        switch (redis.mode()) {
            case SINGLE -> addSingle(config, redis);
            case SENTINEL -> addSentinels(config, redis);
            case CLUSTER -> addCluster(config, redis);
        }
        return config;
    }

    private static void addTls(Config config, RedisConfig.Tls tls) {
        tls.trustStore().ifPresent(file -> config.setSslTruststore(url(file)));
        tls.trustStorePassword().ifPresent(config::setSslTruststorePassword);
        config.setSslVerificationMode(tls.verifyHostname() ? SslVerificationMode.STRICT : SslVerificationMode.CA_ONLY);
    }

    private static void addSingle(Config config, RedisConfig redis) {
        config.useSingleServer()
                .setAddress(redis.addresses().get(0))
                .setDatabase(redis.database())
                .setConnectionPoolSize(CONNECTIONS)
                .setConnectionMinimumIdleSize(1);
    }

    private static void addSentinels(Config config, RedisConfig redis) {
        SentinelServersConfig servers = config.useSentinelServers()
                .setDatabase(redis.database())
                .addSentinelAddress(redis.addresses().toArray(String[]::new))
                .setCheckSentinelsList(false) // the check refuses a list of one, and one whose others are down
                .setScanInterval((int) Timings.SCAN_INTERVAL.toMillis())
                .setMasterConnectionPoolSize(CONNECTIONS)
                .setMasterConnectionMinimumIdleSize(1);
        redis.masterName().ifPresent(servers::setMasterName);
    }

    private static void addCluster(Config config, RedisConfig redis) {
        config.useClusterServers()
                .addNodeAddress(redis.addresses().toArray(String[]::new))
                .setScanInterval((int) Timings.SCAN_INTERVAL.toMillis())
                .setMasterConnectionPoolSize(CONNECTIONS)
                .setMasterConnectionMinimumIdleSize(1);
    }

    private static URL url(String file) {
        try {
            if (!new File(file).canRead()) {
                throw RedisMessages.missingFile("holdfast.redis.tls-trust-store", file);
            }
            return new File(file).toURI().toURL();
        } catch (MalformedURLException notAFile) {
            throw RedisMessages.missingFile("holdfast.redis.tls-trust-store", file);
        }
    }
}
