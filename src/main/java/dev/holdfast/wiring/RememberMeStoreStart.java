package dev.holdfast.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows the identity store of remembered logins, as the application starts, the application's beans. */
@ApplicationScoped
class RememberMeStoreStart {

    private final @Nullable Instance<Object> beans;

    /** For the container's proxy, which has no parts of its own. */
    RememberMeStoreStart() {
        this.beans = null;
    }

    @Inject
    RememberMeStoreStart(@Any Instance<Object> beans) {
        this.beans = beans;
    }

    void starts(@Observes @Initialized(ApplicationScoped.class) Object application, HoldfastExtension extension) {
        extension.remembersOver(Objects.requireNonNull(beans));
    }
}
