package dev.holdfast.session;

import dev.holdfast.event.SignedIn;
import dev.holdfast.session.store.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who is signed in to the session of one request, and how somebody signs in. Thread-safe as its working session is. */
public final class RequestCaller {

    private final WorkingSession session;
    private final Sessions sessions;
    private final KnownSession known;
    private final RequestCommits commits;
    private final RequestSecrets secrets;
    private final TokenReply reply;
    private final long beganAtNanos;

    RequestCaller(
            WorkingSession session,
            Sessions sessions,
            KnownSession known,
            RequestCommits commits,
            RequestSecrets secrets,
            TokenReply reply) {
        this.session = session;
        this.sessions = sessions;
        this.known = known;
        this.commits = commits;
        this.secrets = secrets;
        this.reply = reply;
        this.beganAtNanos = sessions.environment().clock().nanos();
    }

    /**
     * Who is signed in; the first question of a request costs the round trip that opens the session.
     *
     * @return the caller, or empty where nobody is signed in
     */
    public Optional<Caller> get() {
        return session.exclusively(() -> CallerField.of(session).caller());
    }

    /**
     * Signs somebody in, as {@link dev.holdfast.DistributedSession#signIn} has it: the user's index first, then an end to the sessions
     * over the limit, then the one commit that writes the caller, a fresh secret and the floor under all former ones.
     *
     * @param name under which the user signs in
     * @param groups of the user
     */
    public void signIn(String name, Set<String> groups) {
        session.exclusively(() -> {
            Caller wanted =
                    new Caller(name, groups, 0, known.device()); // refuses what is unfit before anything is stored
            signIn(wanted);
            return null;
        });
    }

    private void signIn(Caller wanted) {
        if (reply.isTooLate()) {
            throw SignInMessages.afterFirstByte();
        }
        commits.requireAllowed();
        known.leaveOutdated(); // who proves anew who it is needs no former token
        commits.ensure();
        StoredSession stored = known.open().orElseThrow();
        StoreClock clock = sessions.environment().clock();
        sessions.enrolment()
                .enter(UserId.of(wanted.name()), wanted.name(), stored.ref(), clock.at(beganAtNanos), known.patience());
        change(stored, wanted.at(clock.in(Duration.ZERO)));
        sessions.environment().events().happened(new SignedIn(stored.ref().toString(), wanted.name(), wanted.groups()));
    }

    /** The entry stays where this fails: whose it is, and whether it counts, the session has to say when it is looked at. */
    private void change(StoredSession stored, Caller wanted) {
        CallerField field = CallerField.of(session);
        field.set(wanted);
        boolean signedIn = false;
        try {
            secrets.change(stored);
            signedIn = known.stored() == stored;
        } finally {
            if (!signedIn) {
                field.unset();
            }
        }
        if (!signedIn) {
            throw SignInMessages.endedMeanwhile(stored.ref());
        }
    }

    /** When the request began, as this node's time counts. */
    long beganAtNanos() {
        return beganAtNanos;
    }
}
