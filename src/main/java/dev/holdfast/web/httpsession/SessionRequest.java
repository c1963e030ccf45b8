package dev.holdfast.web.httpsession;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.SessionRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request whose session is Holdfast's (Servlet 6.0, 3.6 and chapter 7). */
public final class SessionRequest extends HttpServletRequestWrapper {

    /** Of a text that is no token of ours: at most what of a token may be known, key and ref. */
    private static final int SHOWN = 32;

    private final WorkingSession session;
    private final HttpSessions application;
    private final List<String> presented;
    private final boolean inCookie;

    /**
     * Puts Holdfast's session in the place of the container's.
     *
     * @param request of the container
     * @param session the request's working session
     * @param application whose sessions these are
     * @param presented what the client presented as tokens
     * @param inCookie whether they came in a cookie
     */
    public SessionRequest(
            HttpServletRequest request,
            WorkingSession session,
            HttpSessions application,
            List<String> presented,
            boolean inCookie) {
        super(request);
        this.session = session;
        this.application = application;
        this.presented = List.copyOf(presented);
        this.inCookie = inCookie;
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        Optional<ReplacedSession> existing = existing();
        return existing.isEmpty() && create ? begin() : existing.orElse(null);
    }

    /** In one commit with what was changed; the former token is worthless at once. */
    @Override
    public String changeSessionId() {
        ReplacedSession changing = existing().orElseThrow(HttpSessionMessages::noSession);
        try {
            return changing.changeId();
        } catch (ResponseCommittedException tooLate) {
            throw HttpSessionMessages.committed(tooLate);
        }
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        if (isRequestedSessionIdFromURL()) {
            return super.getRequestedSessionId();
        }
        return isRequestedSessionIdValid()
                ? attributes().id().asOpened()
                : session.presentedRef()
                        .map(SessionRef::toString)
                        .or(() -> presented.stream().findFirst().map(SessionRequest::shown))
                        .orElse(null);
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return session.presentedRef().isPresent() && session.presentedRef().equals(session.ref());
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return inCookie && !presented.isEmpty();
    }

    /** An id in a URL is none of ours, and opens nothing; but one may be there. */
    @Override
    public boolean isRequestedSessionIdFromURL() {
        return presented.isEmpty() && super.isRequestedSessionIdFromURL();
    }

    private HttpSession begin() {
        try {
            session.ensure();
        } catch (ResponseCommittedException tooLate) {
            throw HttpSessionMessages.committed(tooLate);
        }
        return existing().orElseThrow(HttpSessionMessages::endedAtOnce);
    }

    private Optional<ReplacedSession> existing() {
        return session.exclusively(() -> session.ref().map(ref -> attributes().facade()));
    }

    private Attributes attributes() {
        return application.attributesOf(session);
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN));
    }
}
