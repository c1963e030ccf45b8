package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.config.UserConfig;
import dev.holdfast.session.store.EnrolAnswer;
import dev.holdfast.session.store.EnrolRequest;
import dev.holdfast.session.store.EnrolRequest.OnLimit;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserEntries;
import dev.holdfast.session.store.UserId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Enters sign-ins into their user's index, within the limit, before the session itself is told who its user is. Thread-safe. */
final class Enrolment {

    private static final System.Logger LOG = System.getLogger(Enrolment.class.getName());

    /** Sessions that never end by themselves: their users' indexes are kept as long as the longest time-out there is. */
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    /** At each so many entries the sign-in that makes them so many looks which still count. */
    private static final int CROWD = 50;

    private final SessionEnvironment environment;
    private final UserConfig config;
    private final UserGlances glances;
    private final SessionEnder ender;

    Enrolment(SessionEnvironment environment, UserGlances glances, SessionEnder ender) {
        this.environment = environment;
        this.config = environment.config().user();
        this.glances = glances;
        this.ender = ender;
    }

    /**
     * Enters a session; those over the limit are over when this returns.
     *
     * @param began when the request that signs in began, in milliseconds of the store's clock
     * @throws dev.holdfast.SignInRefusedException if it is not entered
     */
    void enter(UserId user, String name, SessionRef ref, long began, Patience patience) {
        EnrolAnswer answer = ask(request(user, ref, began, OnLimit.TELL, Set.of()), patience);
        if (answer instanceof EnrolAnswer.Full full) {
            // Only now is it worth a look which of these still live.
            Set<SessionRef> over = glances.look(name, full.entries(), patience).over();
            OnLimit then = config.onLimit() == UserConfig.OnLimit.REFUSE ? OnLimit.TELL : OnLimit.ENTER;
            answer = ask(request(user, ref, began, then, over), patience);
        }
        if (answer instanceof EnrolAnswer.Entered entered) {
            end(user, entered.overLimit(), patience);
            if (entered.count() % CROWD == 0) {
                tidy(user, name, patience);
            }
        } else {
            throw answer instanceof EnrolAnswer.Full
                    ? SignInMessages.overLimit(config.maxSessions())
                    : SignInMessages.barred();
        }
    }

    /** Never fails: an entry that stays is found out when it is next looked at. */
    void leave(UserId user, SessionRef ref, Patience patience) {
        try {
            patience.ask(store -> {
                store.users().remove(user, List.of(ref));
                return ref;
            });
        } catch (StoreUnavailableException unavailable) {
            LOG.log(Level.DEBUG, SignInMessages.indexNotTold(ref), unavailable);
        }
    }

    /** Where no limit has anybody look, sessions that timed out would pile up for as long as their user signs in. */
    private void tidy(UserId user, String name, Patience patience) {
        UserEntries entries = patience.ask(store -> store.users().of(user));
        remove(user, glances.look(name, entries, patience).over(), patience);
    }

    /** They stay in the index until they are over, so that the next sign-in ends them if this node dies before. */
    private void end(UserId user, List<SessionRef> overLimit, Patience patience) {
        if (!overLimit.isEmpty()) {
            ender.endAll(overLimit, LossReason.OVER_LIMIT, patience);
            remove(user, overLimit, patience);
        }
    }

    private static void remove(UserId user, Collection<SessionRef> refs, Patience patience) {
        patience.ask(store -> {
            store.users().remove(user, refs);
            return refs;
        });
    }

    private EnrolAnswer ask(EnrolRequest request, Patience patience) {
        EnrolAnswer answer = patience.ask(store -> store.users().enrol(request));
        environment.clock().hear(answer.now());
        return answer;
    }

    private EnrolRequest request(UserId user, SessionRef ref, long began, OnLimit onLimit, Set<SessionRef> over) {
        return new EnrolRequest(
                user,
                ref,
                began,
                config.maxSessions(),
                onLimit,
                over,
                retention().toMillis());
    }

    private Duration retention() {
        Duration absolute = environment.config().session().absoluteTimeout();
        return absolute.isZero() ? TEN_YEARS : absolute.plus(SessionEnvironment.KEPT_AFTER_DEADLINE);
    }
}
