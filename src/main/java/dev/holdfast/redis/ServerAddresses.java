package dev.holdfast.redis;

import org.redisson.config.BaseConfig;
import org.redisson.config.ClusterServersConfig;
import org.redisson.config.Config;
import org.redisson.config.MasterSlaveServersConfig;
import org.redisson.config.ReplicatedServersConfig;
import org.redisson.config.SentinelServersConfig;
import org.redisson.config.SingleServerConfig;

/** Whether a Redisson configuration names any server. */
final class ServerAddresses {

    private ServerAddresses() {}

    static boolean any(Config config) {
        return ServerSections.of(config).stream().anyMatch(ServerAddresses::any);
    }

    private static boolean any(BaseConfig<?> section) {
        if (section instanceof SingleServerConfig single) {
            return single.getAddress() != null;
        }
        if (section instanceof SentinelServersConfig sentinels) {
            return !sentinels.getSentinelAddresses().isEmpty();
        }
        if (section instanceof ClusterServersConfig cluster) {
            return !cluster.getNodeAddresses().isEmpty();
        }
        if (section instanceof ReplicatedServersConfig replicated) {
            return !replicated.getNodeAddresses().isEmpty();
        }
        return section instanceof MasterSlaveServersConfig servers && servers.getMasterAddress() != null;
    }
}
