package dev.holdfast.session.token;

import dev.holdfast.StoreUnavailableException;

/** Every error of the tokens, in one place. */
final class TokenMessages {

    private TokenMessages() {}

    static StoreUnavailableException keysUnanswered(StoreUnavailableException cause) {
        return new StoreUnavailableException(
                "HF0411",
                "The store did not answer less than a second ago when it was asked for the keys that sign tokens, so it is "
                        + "not asked again yet. The client may try again; see the cause for what ails the store.",
                cause);
    }
}
