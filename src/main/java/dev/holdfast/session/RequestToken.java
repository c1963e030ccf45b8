package dev.holdfast.session;

import dev.holdfast.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/** The token by which one request asks for its session, verified once. Guarded by its working session. */
final class RequestToken {

    private final TokenVerifier verifier;
    private final RequestTerms terms;
    private @Nullable PresentedToken verified;

    RequestToken(TokenVerifier verifier, RequestTerms terms) {
        this.verifier = verifier;
        this.terms = terms;
    }

    /** Costs no store call, but for the first one of a node where the keys lie in the store. */
    PresentedToken verified(Patience patience) {
        PresentedToken known = verified;
        if (known == null) {
            verified = PresentedToken.NONE; // for who is told of a loss within
            known = verify(patience);
            verified = known;
        }
        return known;
    }

    private PresentedToken verify(Patience patience) {
        try {
            return terms.trusted()
                    .map(PresentedToken::of)
                    .orElseGet(() -> patience.waiting(() -> verifier.verify(terms.presented())));
        } catch (StoreUnavailableException unanswered) { // the keys may lie in the store
            verified = null;
            throw unanswered;
        }
    }
}
