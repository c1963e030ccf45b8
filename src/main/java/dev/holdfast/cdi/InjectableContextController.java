package dev.holdfast.cdi;

import dev.holdfast.SessionContextController;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.SessionRef;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code @Inject SessionContextController} gives. */
@Dependent
class InjectableContextController implements SessionContextController {

    private final Sessions sessions;
    private @Nullable WorkingSession active;

    @Inject
    InjectableContextController(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean activate(String ref) {
        requireNone();
        Optional<WorkingSession> session = SessionRef.parse(ref)
                .map(known -> sessions.beginTrusted(known, true))
                .filter(InjectableContextController::lives);
        session.ifPresent(this::bind);
        return session.isPresent();
    }

    @Override
    public void activateNew() {
        requireNone();
        bind(sessions.begin(List.of()));
    }

    @Override
    public void deactivate() {
        WorkingSession session = active;
        if (session == null) {
            throw CdiMessages.notActivated();
        }
        active = null;
        try {
            session.finish();
        } finally {
            CurrentSession.unbind();
        }
    }

    private static boolean lives(WorkingSession session) {
        boolean lives = session.ref().isPresent();
        if (!lives) {
            session.finish();
        }
        return lives;
    }

    private void bind(WorkingSession session) {
        active = session;
        CurrentSession.bind(session);
    }

    private static void requireNone() {
        if (CurrentSession.get().isPresent()) {
            throw CdiMessages.activeAlready();
        }
    }
}
