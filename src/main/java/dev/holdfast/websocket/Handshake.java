package dev.holdfast.websocket;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.SecretMarks;
import dev.holdfast.session.StoredFields;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.SessionRef;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the request that opened a socket has proved. Immutable.
 *
 * <p>Its secret is worthless once somebody has signed in, or has changed the id of {@code HttpSession} (ASVS 7.2.4), and whoever
 * opened the socket may not be who did so. Each leaves its mark in a field, which tells it from a renewal.
 */
final class Handshake {

    /** It came without a token that opens a session. */
    static final Handshake WITHOUT_SESSION = new Handshake(null, Map.of());

    private static final String PROPERTY = Handshake.class.getName();

    private final @Nullable SessionRef ref;
    private final Map<String, byte[]> marks;

    private Handshake(@Nullable SessionRef ref, Map<String, byte[]> marks) {
        this.ref = ref;
        this.marks = marks;
    }

    /** The one that the calling thread serves. */
    static Handshake ofThisThread() {
        return CurrentSession.get().map(Handshake::of).orElse(WITHOUT_SESSION);
    }

    /** What the handshake of a connection has left in its properties, if it has. */
    static Optional<Handshake> in(Map<String, Object> properties) {
        return properties.get(PROPERTY) instanceof Handshake handshake ? Optional.of(handshake) : Optional.empty();
    }

    /** In the properties of the connection to be. Those of several connections would tell them one another's: they have none then. */
    void keepIn(Map<String, Object> properties) {
        if (properties.putIfAbsent(PROPERTY, this) != null) {
            properties.put(PROPERTY, WITHOUT_SESSION);
        }
    }

    private static Handshake of(WorkingSession session) {
        return session.exclusively(() -> session.ref()
                .map(ref -> new Handshake(ref, marksIn(session.fields())))
                .orElse(WITHOUT_SESSION));
    }

    private static Map<String, byte[]> marksIn(StoredFields fields) {
        return SecretMarks.ALL.stream()
                .filter(fields::containsKey)
                .collect(Collectors.toMap(mark -> mark, fields::get));
    }

    /** The names of the fields to look at. */
    static List<String> marks(boolean httpSessionReplaced) {
        return httpSessionReplaced ? SecretMarks.ALL : SecretMarks.ALL.subList(0, 1);
    }

    Optional<SessionRef> ref() {
        return Optional.ofNullable(ref);
    }

    /** Whether nothing has made its secret worthless. */
    boolean isGood(StoredFields now) {
        return SecretMarks.ALL.stream().allMatch(mark -> isGood(mark, now.get(mark)));
    }

    /**
     * The same, as far as one of the marks tells.
     *
     * @param mark the name of its field
     * @param now what the store holds; null: no such field
     */
    boolean isGood(String mark, byte @Nullable [] now) {
        return Arrays.equals(marks.get(mark), now);
    }
}
