package dev.holdfast.websocket;

import dev.holdfast.session.Caller;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.SessionRef;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the request that opened a socket has proved. Immutable. */
final class Handshake {

    /** In the store: who is signed in to a session. */
    static final String CALLER = Caller.FIELD;

    /** It came without a token that opens a session. */
    static final Handshake WITHOUT_SESSION = new Handshake(null, null);

    private final @Nullable SessionRef ref;
    private final byte @Nullable [] caller;

    private Handshake(@Nullable SessionRef ref, byte @Nullable [] caller) {
        this.ref = ref;
        this.caller = caller;
    }

    /** The one that the calling thread serves. */
    static Handshake ofThisThread() {
        return CurrentSession.get().map(Handshake::of).orElse(WITHOUT_SESSION);
    }

    private static Handshake of(WorkingSession session) {
        return session.exclusively(() -> session.ref()
                .map(ref -> new Handshake(ref, session.fields().get(CALLER)))
                .orElse(WITHOUT_SESSION));
    }

    Optional<SessionRef> ref() {
        return Optional.ofNullable(ref);
    }

    /**
     * Whether the caller of the session is still who it was, by the same sign-in. Else the socket is good for nothing more: it was
     * opened by a secret that the sign-in has made worthless, which may be another one's (ASVS 7.2.4).
     *
     * @param now what the store holds; null: nobody is signed in
     */
    boolean isOfCaller(byte @Nullable [] now) {
        return Arrays.equals(caller, now);
    }
}
