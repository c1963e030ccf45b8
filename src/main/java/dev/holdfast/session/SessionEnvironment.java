package dev.holdfast.session;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.session.token.TokenSigner;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * What all working sessions of an application share.
 *
 * @param store where the sessions live
 * @param tokens reads and writes tokens
 * @param config the effective configuration
 * @param observer is told what happens
 * @param events tells the application of it
 * @param cache what this node last saw of its sessions
 * @param clock the store's time, as far as this node can tell
 * @param random for refs, secrets and commit ids
 * @param node this node's name
 * @param kinds who may hold fields
 */
record SessionEnvironment(
        SessionStore store,
        TokenSigner tokens,
        HoldfastConfig config,
        SessionObserver observer,
        SessionEvents events,
        SnapshotCache cache,
        StoreClock clock,
        SecureRandom random,
        String node,
        List<FieldSources> kinds) {

    SessionEnvironment {
        kinds = List.copyOf(kinds);
    }

    /** How long an overdue session is kept beyond its deadline, so that its end can be told and its callbacks run. */
    static final Duration KEPT_AFTER_DEADLINE = Duration.ofHours(1);

    /** How long the tombstone of a session is kept that the application has ended. */
    static final Duration KEPT_AFTER_END = Duration.ofHours(24);

    /** How long whoever ended a session has for the callbacks before another node may take them over. */
    static final Duration CALLBACK_LEASE = Duration.ofSeconds(15);

    private static final int CLAIM_BYTES = 16;

    /** Whether anything has to run when a session ends, so that its state must be kept until then. */
    boolean endHasListeners() {
        return events.endsAreHeard() || kinds.stream().anyMatch(FieldSources::endHasListeners);
    }

    /** A random name under which this node runs the callbacks of ends. */
    String newClaim() {
        byte[] bytes = new byte[CLAIM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether HttpSession's time of the last access is to be exact: then nothing that counts as use waits for the response. */
    boolean countsUseAtOnce() {
        return config.httpSession().replaced()
                && config.session().touchInterval().isZero();
    }

    OpenRequest.Touch touch() {
        return new OpenRequest.Touch(config.session().touchInterval().toMillis(), KEPT_AFTER_DEADLINE.toMillis());
    }
}
