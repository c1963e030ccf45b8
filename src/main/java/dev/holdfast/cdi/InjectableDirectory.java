package dev.holdfast.cdi;

import dev.holdfast.LossReason;
import dev.holdfast.SessionDirectory;
import dev.holdfast.SignInRequiredException;
import dev.holdfast.SignedInSession;
import dev.holdfast.session.Caller;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.Device;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.UserSessions;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.SessionRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code @Inject SessionDirectory} gives. */
@ApplicationScoped
class InjectableDirectory implements SessionDirectory {

    private final Sessions sessions;

    /** For the container's proxy, which has no parts of its own. */
    protected InjectableDirectory() {
        this.sessions = null;
    }

    @Inject
    InjectableDirectory(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<SignedInSession> ofCaller() {
        return of(callerOf(current()));
    }

    @Override
    public List<SignedInSession> of(String user) {
        Optional<SessionRef> here = CurrentSession.get().flatMap(WorkingSession::ref);
        return sessions.users().of(user).stream()
                .map(one -> shown(one, Optional.of(one.ref()).equals(here)))
                .toList();
    }

    @Override
    public boolean end(String ref) {
        WorkingSession current = current();
        String caller = callerOf(current);
        Optional<SessionRef> wanted = SessionRef.parse(ref);
        if (wanted.isPresent() && wanted.equals(current.ref())) {
            current.end();
            return true;
        }
        return wanted.filter(one -> sessions.users().end(caller, one, LossReason.ENDED_BY_USER))
                .isPresent();
    }

    @Override
    public int endOthers() {
        WorkingSession current = current();
        return sessions.users().endAll(callerOf(current), current.ref(), LossReason.ENDED_BY_USER);
    }

    @Override
    public boolean endByAdministrator(String user, String ref) {
        return SessionRef.parse(ref)
                .filter(one -> sessions.users().end(user, one, LossReason.ENDED_BY_ADMINISTRATOR))
                .isPresent();
    }

    @Override
    public int endAllByAdministrator(String user) {
        return sessions.users().endAll(user, Optional.empty(), LossReason.ENDED_BY_ADMINISTRATOR);
    }

    @Override
    public int endAccount(String user) {
        return sessions.users().endAll(user, Optional.empty(), LossReason.ACCOUNT_ENDED);
    }

    private static SignedInSession shown(UserSessions.SignedIn one, boolean current) {
        Optional<Device> device = one.caller().device();
        return new SignedInSession(
                one.ref().toString(),
                Instant.ofEpochMilli(one.times().createdAt()),
                Instant.ofEpochMilli(one.caller().signedInAt()),
                Instant.ofEpochMilli(one.times().touchedAt()),
                device.map(Device::address),
                device.map(Device::agent),
                current);
    }

    private static WorkingSession current() {
        return CurrentSession.get().orElseThrow(CdiMessages::notActive);
    }

    private static String callerOf(WorkingSession session) throws SignInRequiredException {
        return session.caller().get().map(Caller::name).orElseThrow(CdiMessages::nobodySignedIn);
    }
}
