package dev.holdfast.wiring;

import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.ArrayList;
import java.util.List;
import org.redisson.api.RedissonClient;

/**
 * The application's own Redisson clients, as CDI tells of them. The extension's bean manager is not asked: on some servers it
 * sees neither the application's beans nor ours.
 */
final class OwnClients {

    private final List<Bean<?>> beans = new ArrayList<>();

    void add(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        if (bean.getTypes().contains(RedissonClient.class)
                && bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
            beans.add(bean);
        }
    }

    boolean isAny() {
        return !beans.isEmpty();
    }

    /** Whether nothing says which one to take: several, and none of them the only alternative. */
    boolean areSeveral() {
        return beans.size() > 1 && beans.stream().filter(Bean::isAlternative).count() != 1;
    }
}
