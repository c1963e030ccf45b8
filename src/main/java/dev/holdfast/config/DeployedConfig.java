package dev.holdfast.config;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of what this jar was packaged into: of a WAR with the jar in {@code WEB-INF/lib}, of the EAR with the jar in its
 * library. As an EAR starts, the thread works for the whole of it, and the configuration of its class loader lacks the WAR's
 * {@code META-INF/microprofile-config.properties} (seen on Open Liberty and WildFly); that of this jar's class loader has it, or is
 * given it.
 */
final class DeployedConfig {

    private static final ClassLoader OWN = DeployedConfig.class.getClassLoader();

    private DeployedConfig() {}

    /** That of the application that this thread works for, unless it does not even know this jar. */
    static Config ofThread() {
        return knowsThisJar(Thread.currentThread().getContextClassLoader())
                ? OwnFiles.addedTo(ConfigProvider.getConfig(), OWN)
                : ofThisJar();
    }

    static Config ofThisJar() {
        return of(OWN);
    }

    static Config of(ClassLoader module) {
        return OwnFiles.addedTo(ConfigProvider.getConfig(module), module);
    }

    private static boolean knowsThisJar(@Nullable ClassLoader application) {
        try {
            return application == OWN
                    || application != null
                            && application.loadClass(DeployedConfig.class.getName()) == DeployedConfig.class;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
