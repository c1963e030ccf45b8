package dev.holdfast.demo.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in. It is a demo: the passwords stand here and on the page for all to read. A real shop keeps a slow hash of
 * each, or asks an identity provider.
 */
@ApplicationScoped
public class Accounts {

    private static final Map<String, Known> KNOWN = Map.of(
            "ada", new Known("lantern-oil", Set.of()),
            "ben", new Known("wool-and-salt", Set.of()),
            "mona", new Known("harbour-master", Set.of(Account.ADMINISTRATORS)));

    private record Known(String password, Set<String> groups) {}

    /**
     * Looks somebody up by a proof.
     *
     * @param credentials what the visitor claims; anything at all may stand in them
     * @return the account, or empty where the name or the password is wrong
     */
    public Optional<Account> find(@Nullable Credentials credentials) {
        if (credentials == null || credentials.name() == null || credentials.password() == null) {
            return Optional.empty();
        }
        String name = credentials.name();
        return Optional.ofNullable(KNOWN.get(name))
                .filter(known -> matches(known.password(), credentials.password()))
                .map(known -> new Account(name, known.groups()));
    }

    /**
     * Whether there is such a user.
     *
     * @param name anything at all
     * @return true for those who may sign in
     */
    public boolean knows(String name) {
        return KNOWN.containsKey(name);
    }

    /** Takes as long whichever character is the first wrong one. */
    private static boolean matches(String expected, String found) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }
}
