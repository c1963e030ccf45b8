package dev.holdfast.wiring;

import dev.holdfast.HoldfastDeploymentException;
import dev.holdfast.cdi.SessionBeanContext;
import dev.holdfast.cdi.SessionBeans;
import dev.holdfast.config.ConfigReading;
import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.HoldfastConfigReader;
import dev.holdfast.serialization.JsonFieldCodecs;
import dev.holdfast.session.store.SessionStore;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/** Registers the scope with the CDI container, and stops the deployment where settings or beans are at fault. Not final, as CDI puts a proxy before it. */
public class HoldfastExtension implements Extension {

    private final SessionBeans beans = new SessionBeans();
    private final LocalSessionBeans local = new LocalSessionBeans();
    private final JsonFieldCodecs codecs = new JsonFieldCodecs();
    private @Nullable ConfigReading reading;
    private boolean hasOwnClient;

    HoldfastConfig config() {
        return reading().config();
    }

    SessionBeans beans() {
        return beans;
    }

    /** Only from here on does every server see the application's own properties. */
    void readSettings(@Observes BeforeBeanDiscovery event) {
        reading = HoldfastConfigReader.readOfApplication();
    }

    <T> void prepare(@Observes ProcessInjectionTarget<T> event, BeanManager manager) {
        beans.prepare(event, manager);
    }

    void remember(@Observes ProcessBean<?> event) {
        beans.add(event);
        local.add(event);
        hasOwnClient |= event.getBean().getTypes().contains(RedissonClient.class);
    }

    void register(@Observes AfterBeanDiscovery event, BeanManager manager) {
        List<String> faults = new ArrayList<>(reading().faults());
        faults.addAll(beans.seal(codecs, manager));
        if (!faults.isEmpty() && !reading().isFaulty()) {
            // Alone it can wait until all beans are known.
            faults.addAll(StoreChoice.of(config(), hasOwnClient).faults());
        }
        if (!faults.isEmpty()) {
            event.addDefinitionError(WiringMessages.cannotBeDeployed(faults));
        }
        event.addContext(new SessionBeanContext(beans));
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager manager) {
        StoreChoice choice = StoreChoice.of(config(), manager.createInstance().select(RedissonClient.class));
        if (!choice.faults().isEmpty()) {
            event.addDeploymentProblem(WiringMessages.cannotBeDeployed(choice.faults()));
        } else if (choice == StoreChoice.CONFIGURED_REDIS) {
            makeStore(event, manager);
        }
        reading().warnings().forEach(WiringLog::warn);
        local.warnBeside(beans);
    }

    void close(@Observes BeforeShutdown event) {
        codecs.close();
    }

    /** Files and addresses at fault are told now, not to the first visitor. Redis itself is not asked yet. */
    private static void makeStore(AfterDeploymentValidation event, BeanManager manager) {
        try {
            manager.createInstance().select(SessionStore.class).get();
        } catch (HoldfastDeploymentException unusable) {
            event.addDeploymentProblem(unusable);
        }
    }

    private ConfigReading reading() {
        return Objects.requireNonNull(reading, "the deployment has not begun yet");
    }
}
