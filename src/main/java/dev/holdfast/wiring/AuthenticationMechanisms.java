package dev.holdfast.wiring;

import dev.holdfast.security.DistributedMechanism;
import dev.holdfast.security.Mechanisms;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
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
    private final Set<String> rememberedByServer = new TreeSet<>();

    void add(ProcessAnnotatedType<?> event) {
        AnnotatedType<?> type = event.getAnnotatedType();
        if (!possible) {
            return;
        }
        // The server's own are told of whether the application uses them or not.
        if (DeployedClasses.contain(type.getJavaClass()) && Mechanisms.remember(type.getAnnotations())) {
            rememberedByServer.add(type.getJavaClass().getName());
        }
        if (Mechanisms.contain(type.getJavaClass())) {
            event.configureAnnotatedType().add(DistributedMechanism.Literal.INSTANCE);
        }
    }

    List<String> warnings() {
        return rememberedByServer.isEmpty() ? List.of() : List.of(Mechanisms.warning(rememberedByServer));
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
