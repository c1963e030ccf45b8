package dev.holdfast.session;

import java.util.Optional;

/**
 * What a remembered login is good for.
 *
 * @param caller who signed in when it was remembered, with the groups of then
 * @param successor the token that replaces the one presented; empty: that one stays
 */
public record Recollection(Caller caller, Optional<String> successor) {

    /** Hides the token. */
    @Override
    public String toString() {
        return "Recollection[" + caller + (successor.isPresent() ? ", replaced]" : "]");
    }
}
