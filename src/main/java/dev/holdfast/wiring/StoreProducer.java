package dev.holdfast.wiring;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.session.store.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.redisson.api.RedissonClient;

/** Makes the application's store. Redis is not asked before it has to be: an application starts while it is down. */
@ApplicationScoped
class StoreProducer {

    @Produces
    @Singleton
    SessionStore store(HoldfastConfig config, Namespace namespace, Instance<RedissonClient> ownClients) {
        StoreChoice choice = StoreChoice.of(config, !ownClients.isUnsatisfied(), ownClients.isAmbiguous());
        return switch (choice) {
            case CONFIGURED_REDIS -> RedisSessionStore.connect(config.redis(), namespace.name());
            case OWN_CLIENT -> RedisSessionStore.over(ownClients.get(), config.redis(), namespace.name());
            case CONFIGURED_MEMORY -> new MemorySessionStore(InstantSource.system());
            case DEFAULT_MEMORY -> {
                WiringLog.warn(WiringMessages.memoryStore());
                yield new MemorySessionStore(InstantSource.system());
            }
            case SEVERAL_CLIENTS, MISSING_REDIS -> throw WiringMessages.cannotBeDeployed(choice.faults());
        };
    }

    void close(@Disposes SessionStore store) {
        store.close();
    }
}
