package dev.holdfast.session;

import dev.holdfast.session.token.Token;
import dev.holdfast.session.token.TokenReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which of the presented texts is a token of ours. Thread-safe. */
final class TokenVerifier {

    private final SessionEnvironment environment;
    private final Losses losses;

    TokenVerifier(SessionEnvironment environment, Losses losses) {
        this.environment = environment;
        this.losses = losses;
    }

    /**
     * The first of the presented texts that is a token of ours; of several cookies the one that verifies counts, and of several for one
     * session the newest: an older one under a narrower path, as an attacker may plant it, comes first.
     */
    PresentedToken verify(List<String> presented) {
        Token best = null;
        TokenReading.@Nullable Rejected first = null;
        for (String text : presented) {
            TokenReading reading = environment.tokens().read(text);
            if (reading instanceof TokenReading.Verified verified) {
                best = best == null || isNewer(verified.token(), best) ? verified.token() : best;
            } else if (first == null && reading instanceof TokenReading.Rejected rejected) {
                first = rejected;
            }
        }
        if (best != null) {
            return PresentedToken.of(best);
        }
        return first == null ? PresentedToken.NONE : PresentedToken.rejected(losses.none(first.reason()));
    }

    private static boolean isNewer(Token one, Token other) {
        return one.ref().equals(other.ref()) && one.generation() > other.generation();
    }
}
