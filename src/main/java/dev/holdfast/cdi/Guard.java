package dev.holdfast.cdi;

import dev.holdfast.session.Caller;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/**
 * What stands before a call that not everybody may make. Asks what the round trip that opens the session has brought, and nothing
 * more; begins no session.
 *
 * @param session of the request
 */
record Guard(WorkingSession session) {

    /** The guard of the request that this thread serves. */
    static Guard ofRequest() {
        return new Guard(CurrentSession.get().orElseThrow(CdiMessages::noRequest));
    }

    void requireSession() {
        if (session.ref().isEmpty()) {
            throw CdiMessages.noSession();
        }
    }

    /** One of the groups is enough; where none are named, any caller is. */
    void requireSignIn(Set<String> groups) {
        Caller caller = caller();
        if (!groups.isEmpty() && Collections.disjoint(groups, caller.groups())) {
            throw CdiMessages.notInGroup();
        }
    }

    /** By the store's time on both sides: what this node's clock shows does not matter. */
    void requireRecentSignIn(Duration maxAge) {
        Caller caller = caller();
        if (session.storeTime() - caller.signedInAt() > maxAge.toMillis()) {
            throw CdiMessages.signedInTooLongAgo(maxAge);
        }
    }

    private Caller caller() {
        return session.caller().get().orElseThrow(CdiMessages::signInRequired);
    }
}
