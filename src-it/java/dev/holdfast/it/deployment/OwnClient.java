package dev.holdfast.it.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** An application's own connection to Redis, which it uses for other things too. */
@ApplicationScoped
class OwnClient {

    @Produces
    @Singleton
    RedissonClient client(
            @ConfigProperty(name = "app.redis.addresses") String address,
            @ConfigProperty(name = "app.redis.user") Optional<String> user,
            @ConfigProperty(name = "app.redis.password") Optional<String> password) {
        Config config = new Config();
        user.ifPresent(config::setUsername);
        password.ifPresent(config::setPassword);
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer().setAddress(address);
        return Redisson.create(config);
    }

    void close(@Disposes RedissonClient client) {
        client.shutdown();
    }
}
