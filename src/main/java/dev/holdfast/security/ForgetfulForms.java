package dev.holdfast.security;

import java.util.Set;

/**
 * Mechanisms of a server's own for {@code @FormAuthenticationMechanismDefinition} and the custom form that do not give the
 * application the request that they interrupted (Jakarta Security 3.0, 2.4.3), but have the client ask once more: those of Open
 * Liberty and WebSphere. They are told by their classes, as there is nothing to be seen of it before somebody posts.
 */
public final class ForgetfulForms {

    private static final Set<String> CLASSES = Set.of(
            "com.ibm.ws.security.javaeesec.cdi.beans.FormAuthenticationMechanism",
            "com.ibm.ws.security.javaeesec.cdi.beans.CustomFormAuthenticationMechanism");

    private ForgetfulForms() {}

    /**
     * Whether a mechanism is one.
     *
     * @param mechanism its class
     * @return whether it is
     */
    public static boolean contain(String mechanism) {
        return CLASSES.contains(mechanism);
    }
}
