package dev.holdfast.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of a remembered login that this request's answer is to carry to the client. For one thread. */
@RequestScoped
class RememberedAnswer {

    private boolean awaited;
    private @Nullable String token;

    /** Somebody will put a token into the answer. */
    void await() {
        awaited = true;
        token = null;
    }

    boolean isAwaited() {
        return awaited;
    }

    void give(String fresh) {
        token = fresh;
    }

    Optional<String> token() {
        return Optional.ofNullable(token);
    }
}
