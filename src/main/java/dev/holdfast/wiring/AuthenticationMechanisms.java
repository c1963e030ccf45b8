package dev.holdfast.wiring;

import dev.holdfast.security.DistributedMechanism;
import dev.holdfast.security.Mechanisms;
import dev.holdfast.security.SecurityMessages;
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
     * Makes Holdfast's own mechanism a bean, where the server can ask it. It is excluded from what CDI discovers: Liberty takes any
     * mechanism that is discovered for its module's, even where it is vetoed.
     */
    void addOwn(BeforeBeanDiscovery event) {
        if (possible) {
            event.addAnnotatedType(Mechanisms.own(), Mechanisms.own().getName());
        }
    }

    /** Puts the interceptor before a mechanism. */
    void add(ProcessAnnotatedType<?> event) {
        if (possible && Mechanisms.contain(event.getAnnotatedType().getJavaClass())) {
            event.configureAnnotatedType().add(DistributedMechanism.Literal.INSTANCE);
        }
    }

    void add(ProcessBean<?> event) {
        if (possible && Mechanisms.areOf(event.getBean().getTypes())) {
            Class<?> type = event.getBean().getBeanClass();
            if (Mechanisms.isOwn(type)) {
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

    private static boolean isAvailable() {
        try {
            Class.forName(MECHANISM, false, AuthenticationMechanisms.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
