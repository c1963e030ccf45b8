package dev.holdfast.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.DelayStrategy;
import org.redisson.config.EqualJitterDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SubscriptionMode;

/**
 * Finds the section of a Redisson configuration that names the servers. Redisson has no public getter for it, but a
 * {@code use…} method returns the section that is there and refuses when there is one of another kind.
 */
final class ServerSections {

    private ServerSections() {}

    /** One section as a rule; of a configuration without any, Redisson makes an empty one of the first kind asked for. */
    static List<BaseConfig<?>> of(Config config) {
        List<BaseConfig<?>> sections = new ArrayList<>();
        if (config.isSingleConfig()) {
            sections.add(config.useSingleServer());
            return sections;
        }
        List<Supplier<BaseConfig<?>>> kinds = List.of(
                config::useSentinelServers,
                config::useClusterServers,
                config::useReplicatedServers,
                config::useMasterSlaveServers);
        kinds.forEach(kind -> section(kind).ifPresent(sections::add));
        return sections;
    }

    static boolean readsFromReplicas(BaseConfig<?> section) {
        return section instanceof BaseMasterSlaveServersConfig<?> servers && servers.getReadMode() != ReadMode.MASTER;
    }

    /** How long Redisson waits at the least before it sends something again. */
    static Duration soonestRetry(Config config) {
        return of(config).stream()
                .map(section -> soonest(section.getRetryDelay()))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Redisson's default is half of another one of its kind at the least; how short one of the others may be is not known. */
    private static Duration soonest(DelayStrategy delay) {
        Duration first = delay.calcDelay(0);
        if (delay instanceof ConstantDelay) {
            return first;
        }
        return delay instanceof EqualJitterDelay ? first.dividedBy(2) : Duration.ZERO;
    }

    /** Replicas lag behind: a session read there may look as if it did not exist yet. */
    static void readFromMaster(BaseConfig<?> section) {
        if (section instanceof BaseMasterSlaveServersConfig<?> servers) {
            servers.setReadMode(ReadMode.MASTER);
            servers.setSubscriptionMode(SubscriptionMode.MASTER);
        }
    }

    private static Optional<BaseConfig<?>> section(Supplier<BaseConfig<?>> kind) {
        try {
            return Optional.of(kind.get());
        } catch (IllegalStateException anotherKind) {
            return Optional.empty();
        }
    }
}
