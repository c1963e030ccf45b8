package dev.holdfast.cdi;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionLoss;
import dev.holdfast.session.Caller;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What {@code @Inject DistributedSession} gives: the working session of whichever request the calling thread serves. */
@ApplicationScoped
class InjectableSession implements DistributedSession {

    @Override
    public Optional<String> ref() {
        return current().ref().map(SessionRef::toString);
    }

    @Override
    public Optional<Instant> createdAt() {
        return current().times().map(times -> Instant.ofEpochMilli(times.createdAt()));
    }

    @Override
    public Optional<Instant> lastUsedAt() {
        return current().usedAt().map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<Instant> idleDeadline() {
        return current()
                .times()
                .filter(times -> times.idleTimeout() > 0)
                .map(SessionTimes::deadline)
                .map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<Instant> absoluteDeadline() {
        return current()
                .times()
                .map(SessionTimes::absoluteDeadline)
                .filter(deadline -> deadline > 0)
                .map(Instant::ofEpochMilli);
    }

    @Override
    public boolean isNew() {
        return current().isNew();
    }

    @Override
    public void renewId() {
        current().renew();
    }

    @Override
    public void signIn(String caller, Set<String> groups) {
        current().caller().signIn(caller, groups);
    }

    @Override
    public void signOut() {
        WorkingSession session = current();
        session.exclusively(() -> {
            session.caller().get().ifPresent(somebody -> session.end());
            return null;
        });
    }

    @Override
    public Optional<String> caller() {
        return current().caller().get().map(Caller::name);
    }

    @Override
    public Set<String> groups() {
        return current().caller().get().map(Caller::groups).orElse(Set.of());
    }

    @Override
    public Optional<Instant> signedInAt() {
        return current().caller().get().map(Caller::signedInAt).map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<SessionLoss> previousLoss() {
        return current().previousLoss();
    }

    @Override
    public void end() {
        current().end();
    }

    private static WorkingSession current() {
        return CurrentSession.get().orElseThrow(CdiMessages::notActive);
    }
}
