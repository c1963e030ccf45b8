package dev.holdfast.it.deployment;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** An application's own connection to Redis, which it uses for other things too. Somebody else needs it before a request does. */
@ApplicationScoped
class OwnClient {

    private static final int AFTER_ALL_OTHERS = 1_000_000;
    private static final CountDownLatch MADE = new CountDownLatch(1);

    @Produces
    @Singleton
    RedissonClient client(@ConfigProperty(name = "app.redis") String address) {
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer().setAddress(address);
        MADE.countDown();
        return Redisson.create(config);
    }

    void close(@Disposes RedissonClient client) {
        client.shutdown();
    }

    /**
     * The application takes its time to start: until the first look for overdue sessions, on a thread of its own. Open Liberty
     * lets such threads run only when all has started.
     */
    void starts(@Observes @Priority(AFTER_ALL_OTHERS) @Initialized(ApplicationScoped.class) Object application)
            throws InterruptedException {
        boolean before = MADE.await(10, TimeUnit.SECONDS);
        System.getLogger(OwnClient.class.getName())
                .log(System.Logger.Level.INFO, "asked for {0} the start", before ? "before" : "after");
    }
}
