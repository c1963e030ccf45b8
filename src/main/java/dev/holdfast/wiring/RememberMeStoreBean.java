package dev.holdfast.wiring;

import dev.holdfast.security.RememberMeStores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The identity store of remembered logins, which is a bean only where the application has none of its own: two would be ambiguous
 * to the server. There is none where the server lacks Jakarta Security. For the deployment's thread only.
 */
final class RememberMeStoreBean {

    private static final String TYPE = "jakarta.security.enterprise.identitystore.RememberMeIdentityStore";

    private final @Nullable Class<?> type = type();
    private boolean brought;
    private volatile @Nullable Instance<Object> beans;

    /** Any bean; one that another extension adds as late as this one adds ours is not told of. */
    void add(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        brought |= type != null
                && bean.getTypes().contains(type)
                && bean.getQualifiers().contains(Default.Literal.INSTANCE);
    }

    void register(AfterBeanDiscovery event) {
        if (type != null && !brought) {
            event.addBean()
                    .id(BeanIds.of(RememberMeStoreBean.class.getName()))
                    .beanClass(RememberMeStoreBean.class)
                    .addTypes(type, Object.class)
                    .scope(ApplicationScoped.class)
                    .produceWith(any -> RememberMeStores.over(
                            Objects.requireNonNull(beans, "the application has not started yet")));
        }
    }

    /** The application's own view: on Payara that of an extension knows no beans of the application. */
    void over(Instance<Object> application) {
        beans = application;
    }

    private static @Nullable Class<?> type() {
        try {
            return Class.forName(TYPE, false, RememberMeStoreBean.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            return null;
        }
    }
}
