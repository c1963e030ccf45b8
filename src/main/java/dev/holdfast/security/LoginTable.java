package dev.holdfast.security;

import java.util.Collection;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The table by which a login module or mechanism tells Open Liberty and WebSphere who the caller is: a {@code Hashtable} among the
 * private credentials of the client's subject, with the names of IBM's {@code AttributeNameConstants}. The server's own mechanisms
 * (BASIC, FORM, custom form) use it in the place of {@code notifyContainerAboutLogin}, and the message context then knows of no caller.
 */
final class LoginTable {

    private static final String NAME = "com.ibm.wsspi.security.cred.securityName";
    private static final String GROUPS = "com.ibm.wsspi.security.cred.groups";

    private LoginTable() {}

    static Optional<ProvenCaller> callerIn(@Nullable Subject client) {
        return client == null
                ? Optional.empty()
                : client.getPrivateCredentials(Hashtable.class).stream()
                        .filter(table -> table.get(NAME) instanceof String)
                        .findFirst()
                        .map(table -> new ProvenCaller((String) table.get(NAME), groups(table.get(GROUPS))));
    }

    private static Set<String> groups(@Nullable Object told) {
        return told instanceof Collection<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
