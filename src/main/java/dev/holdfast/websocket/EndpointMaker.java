package dev.holdfast.websocket;

import java.util.ServiceLoader;

/** Has CDI make endpoints. A service ({@link ServiceLoader}), as servers make configurators before CDI has begun. */
@FunctionalInterface
public interface EndpointMaker {

    /**
     * Makes an instance for one connection.
     *
     * @param endpoint its class, as the application wrote it
     * @return with all that it asks for, and its interceptors
     * @throws RuntimeException where CDI can make none
     */
    <T> T make(Class<T> endpoint);

    /** The one that came with Holdfast. */
    static EndpointMaker ofThisDeployment() {
        return ServiceLoader.load(EndpointMaker.class, EndpointMaker.class.getClassLoader())
                .findFirst()
                .orElseThrow();
    }
}
