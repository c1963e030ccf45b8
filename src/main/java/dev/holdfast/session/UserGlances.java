package dev.holdfast.session;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.store.UserEntries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at the sessions that a user's index names, all at once: the sessions have the last word. Thread-safe. */
final class UserGlances {

    /**
     * What became of them.
     *
     * @param signedIn the user is signed in to these
     * @param underWay to these the user is about to sign in, or is by what this version cannot read
     * @param over these have ended, are gone, or are another user's
     */
    record Found(List<Seen> signedIn, List<SessionRef> underWay, Set<SessionRef> over) {}

    /**
     * One session.
     *
     * @param ref its public name
     * @param times its times
     * @param caller who is signed in to it
     */
    record Seen(SessionRef ref, SessionTimes times, Caller caller) {}

    /**
     * Looks at them.
     *
     * @param user the name whose index it is
     * @param entries of that index
     */
    Found look(String user, UserEntries entries, Patience patience) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        if (!entries.refs().isEmpty()) {
            List<Glance> glances = patience.ask(store -> store.look(entries.refs(), CallerForm.FIELD));
            for (int i = 0; i < glances.size(); i++) {
                tell(user, glances.get(i), entries.now(), i >= entries.settled(), found);
            }
        }
        return found;
    }

    private static void tell(String user, Glance glance, long now, boolean mayBeUnderWay, Found found) {
        Optional<SessionTimes> times = glance.times().filter(live -> live.deadline() > now);
        Optional<Caller> caller = glance.field().flatMap(UserGlances::read);
        if (times.isPresent() && caller.isPresent() && caller.get().name().equals(user)) {
            found.signedIn().add(new Seen(glance.ref(), times.get(), caller.get()));
        } else if (times.isPresent() && (mayBeUnderWay || glance.field().isPresent() && caller.isEmpty())) {
            found.underWay().add(glance.ref());
        } else {
            found.over().add(glance.ref());
        }
    }

    private static Optional<Caller> read(byte[] stored) {
        try {
            return Optional.of(CallerForm.read(stored));
        } catch (UnreadableStateException damaged) {
            return Optional.empty(); // the session itself tells of it when it is used
        }
    }
}
