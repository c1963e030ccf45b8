package dev.holdfast.wiring;

import dev.holdfast.security.DistributedMechanism;
import dev.holdfast.security.ForgetfulForms;
import dev.holdfast.security.Mechanisms;
import dev.holdfast.security.SecurityMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The deployment's authentication mechanisms, the application's and those classes of the server's that are beans: each gets
 * Holdfast's interceptor. There are none where the server lacks Jakarta Security. For the deployment's thread only.
 */
final class AuthenticationMechanisms {

    private static final String MECHANISM =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

    private final boolean possible = isAvailable();
    private final Set<String> others = new TreeSet<>();
    private boolean ours;

    /**
     * Makes Holdfast's own mechanism a bean, where it is wanted. A bean class that is vetoed where it is not would be seen all the
     * same: Open Liberty counts the classes that it is told of.
     *
     * @param event at the deployment's beginning
     * @param ownIsWanted whether Holdfast's own is to be one
     */
    void begin(BeforeBeanDiscovery event, boolean ownIsWanted) {
        if (possible && ownIsWanted) {
            event.addAnnotatedType(Mechanisms.own(), Mechanisms.own().getName())
                    .add(ApplicationScoped.Literal.INSTANCE)
                    .add(DistributedMechanism.Literal.INSTANCE);
        }
    }

    /**
     * Puts the interceptor before a mechanism.
     *
     * @param event of any class
     */
    void add(ProcessAnnotatedType<?> event) {
        if (possible && Mechanisms.contain(event.getAnnotatedType().getJavaClass())) {
            event.configureAnnotatedType().add(DistributedMechanism.Literal.INSTANCE);
        }
    }

    void add(ProcessBean<?> event) {
        if (possible && Mechanisms.areOf(event.getBean().getTypes())) {
            Class<?> type = event.getBean().getBeanClass();
            if (type == Mechanisms.own()) {
                ours = true;
            } else {
                others.add(type.getName());
            }
        }
    }

    /** Whether the server asks any. */
    boolean areAny() {
        return ours || !others.isEmpty();
    }

    List<String> faults(boolean ownIsWanted) {
        if (!ownIsWanted) {
            return List.of();
        }
        if (!possible) {
            return List.of(SecurityMessages.noJakartaSecurity());
        }
        return others.isEmpty() ? List.of() : List.of(SecurityMessages.otherMechanisms(others));
    }

    /** What the server's own mechanisms do less than elsewhere. */
    List<String> warnings() {
        return others.stream()
                .filter(ForgetfulForms::contain)
                .map(SecurityMessages::forgetfulForm)
                .toList();
    }

    private static boolean isAvailable() {
        try {
            Class.forName(MECHANISM, false, AuthenticationMechanisms.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
