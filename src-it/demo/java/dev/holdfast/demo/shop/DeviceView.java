package dev.holdfast.demo.shop;

import dev.holdfast.SignedInSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the visitor's sessions as the page lists it, in seconds before now.
 *
 * @param ref its public name
 * @param device the browser in a few words, null where that is not recorded
 * @param address from where it signed in, null where that is not recorded
 * @param started since it was first stored
 * @param signedIn since the visitor signed in to it
 * @param lastUsed since it was last known to be in use
 * @param current whether it is the one that asks
 */
public record DeviceView(
        String ref,
        @Nullable String device,
        @Nullable String address,
        long started,
        long signedIn,
        long lastUsed,
        boolean current) {

    static DeviceView of(SignedInSession session, Instant now) {
        return new DeviceView(
                session.ref(),
                session.device().orElse(null),
                session.address().orElse(null),
                Spans.seconds(session.startedAt(), now),
                Spans.seconds(session.signedInAt(), now),
                Spans.seconds(session.lastUsedAt(), now),
                session.current());
    }
}
