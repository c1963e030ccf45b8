package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.store.UserEntries;
import dev.holdfast.session.store.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In which sessions users are signed in, and how they are ended from elsewhere. A fixed number of round trips each. Thread-safe. */
public final class UserSessions {

    /** Longer than any request takes that has proved who it is and is about to sign in. */
    static final Duration BARRED_FOR = Duration.ofHours(24);

    private static final UserEntries NONE = new UserEntries(0, List.of(), 0);

    private final SessionEnvironment environment;
    private final UserGlances glances;
    private final SessionEnder ender;

    UserSessions(SessionEnvironment environment, UserGlances glances, SessionEnder ender) {
        this.environment = environment;
        this.glances = glances;
        this.ender = ender;
    }

    /**
     * One of a user's sessions.
     *
     * @param ref its public name
     * @param times its times
     * @param caller who is signed in to it, since when and from where
     */
    public record SignedIn(SessionRef ref, SessionTimes times, Caller caller) {}

    /**
     * All of a user's sessions that live.
     *
     * @param user the name
     * @return newest sign-in first
     */
    public List<SignedIn> of(String user) {
        Patience patience = new Patience(environment);
        UserEntries entries = patience.ask(store -> store.users().of(UserId.of(user)));
        UserGlances.Found found = glances.look(user, entries, patience);
        remove(user, found.over(), patience);
        return found.signedIn().stream()
                .map(seen -> new SignedIn(seen.ref(), seen.times(), seen.caller()))
                .sorted(Comparator.comparingLong((SignedIn one) -> one.caller().signedInAt())
                        .reversed())
                .toList();
    }

    /**
     * Ends one of a user's sessions, and the user's remembered logins: that device's would sign it in again at once.
     *
     * @param user the name
     * @param ref which one
     * @param reason of the end
     * @return whether it has ended by this call; false as well where it is none of this user's
     */
    public boolean end(String user, SessionRef ref, LossReason reason) {
        Patience patience = new Patience(environment);
        UserEntries entries = patience.ask(store -> store.users().of(UserId.of(user)));
        UserEntries one = entries.refs().contains(ref) ? new UserEntries(entries.now(), List.of(ref), 1) : NONE;
        UserGlances.Found found = glances.look(user, one, patience);
        if (found.signedIn().isEmpty()) {
            return false;
        }
        patience.ask(store -> store.remembered().endAll(UserId.of(user), 0));
        return end(user, List.of(ref), reason, patience) == 1;
    }

    /**
     * Ends all of a user's sessions, and remembered logins. A sign-in that is under way is refused, or ended with them.
     *
     * @param user the name
     * @param but one that lives on; empty: none
     * @param reason of the ends
     * @return how many have ended by this call
     */
    public int endAll(String user, Optional<SessionRef> but, LossReason reason) {
        Patience patience = new Patience(environment);
        patience.ask(store -> store.remembered().endAll(UserId.of(user), BARRED_FOR.toMillis()));
        UserEntries entries = patience.ask(store -> store.users().bar(UserId.of(user), BARRED_FOR.toMillis()));
        UserGlances.Found found = glances.look(user, entries, patience);
        List<SessionRef> victims = new ArrayList<>(found.underWay());
        found.signedIn().forEach(seen -> victims.add(seen.ref()));
        but.ifPresent(victims::remove);
        int ended = end(user, victims, reason, patience);
        remove(user, found.over(), patience);
        return ended;
    }

    /** They stay in the index until they are over: who dies in between leaves them to be found. */
    private int end(String user, List<SessionRef> victims, LossReason reason, Patience patience) {
        int ended = victims.isEmpty() ? 0 : ender.endAll(victims, reason, patience);
        remove(user, victims, patience);
        return ended;
    }

    private static void remove(String user, Collection<SessionRef> refs, Patience patience) {
        if (!refs.isEmpty()) {
            patience.ask(store -> {
                store.users().remove(UserId.of(user), refs);
                return refs;
            });
        }
    }
}
