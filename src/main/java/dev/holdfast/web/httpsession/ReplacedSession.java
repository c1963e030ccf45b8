package dev.holdfast.web.httpsession;

import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code getSession()} gives: the request's working session under the interface that applications know (Servlet 6.0, chapter
 * 7). Good for this request only; after it, and once the session is invalidated, the methods throw that the interface says should.
 */
final class ReplacedSession implements HttpSession {

    private static final int UNLIMITED = -1;

    private final WorkingSession session;
    private final HttpSessions application;
    private final Attributes attributes;
    private final SessionRef ref;
    private volatile String lastId;
    private volatile Duration lastIdleTimeout;
    private volatile boolean invalid;

    ReplacedSession(WorkingSession session, HttpSessions application, Attributes attributes) {
        this.session = session;
        this.application = application;
        this.attributes = attributes;
        this.ref = session.ref().orElseThrow();
        this.lastId = attributes.id().id();
        this.lastIdleTimeout = session.idleTimeout();
    }

    @Override
    public long getCreationTime() {
        return times().createdAt();
    }

    @Override
    public String getId() {
        if (!invalid && isThere()) {
            lastId = attributes.id().id();
        }
        return lastId;
    }

    @Override
    public long getLastAccessedTime() {
        requireValid();
        return session.usedAt().orElseThrow(() -> HttpSessionMessages.invalidated(ref));
    }

    @Override
    public ServletContext getServletContext() {
        return application.context();
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        if (!invalid) {
            lastIdleTimeout = Duration.ofSeconds(Math.max(0, seconds));
            session.setIdleTimeout(lastIdleTimeout);
        }
    }

    @Override
    public int getMaxInactiveInterval() {
        if (!invalid) {
            lastIdleTimeout = session.idleTimeout();
        }
        return lastIdleTimeout.isZero() ? UNLIMITED : (int) Math.min(Integer.MAX_VALUE, lastIdleTimeout.toSeconds());
    }

    @Override
    public @Nullable Object getAttribute(@Nullable String name) {
        requireValid();
        return name == null ? null : attributes.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        requireValid();
        return Collections.enumeration(attributes.names());
    }

    /** The value is told before anybody can see it, the former one after (Javadoc of {@code HttpSession#setAttribute}). */
    @Override
    public void setAttribute(@Nullable String name, @Nullable Object value) {
        requireValid();
        if (name == null) {
            throw HttpSessionMessages.noName();
        } else if (value == null) {
            removeAttribute(name);
        } else {
            session.exclusively(() -> {
                set(name, value);
                return null;
            });
        }
    }

    @Override
    public void removeAttribute(@Nullable String name) {
        requireValid();
        if (name != null) {
            unbind(name);
        }
    }

    /** By a listener that is just told of the end it changes nothing. */
    @Override
    public void invalidate() {
        requireValid();
        session.exclusively(() -> {
            if (!attributes.isEnding()) {
                session.end();
                invalid();
            }
            return null;
        });
    }

    @Override
    public boolean isNew() {
        requireValid();
        return session.isNew();
    }

    /** The session is over, or the request is. */
    void invalid() {
        invalid = true;
    }

    /** Gives the session another id and another secret; what was changed is stored with it. */
    String changeId() {
        String former = getId();
        session.exclusively(() -> {
            attributes.id().change();
            session.changeSecret();
            return null;
        });
        requireStillThere();
        application.listeners().idChanged(this, former);
        return getId();
    }

    /** Takes an attribute out of the session, and tells it and the listeners. */
    void unbind(String name) {
        session.exclusively(() -> {
            Attribute former = attributes.remove(name);
            if (former != null) {
                former.unbound(this);
                application.listeners().removed(this, name, former.value());
            }
            return null;
        });
    }

    private void set(String name, Object value) {
        requireStorable(name, value);
        Attribute former = attributes.former(name);
        Attribute next = attributes.next(name, value);
        boolean isOther = former == null || former.value() != value;
        if (isOther) {
            next.bound(this);
        }
        attributes.put(next);
        if (former == null) {
            application.listeners().added(this, name, value);
        } else {
            replaced(former, isOther);
        }
    }

    private void replaced(Attribute former, boolean isOther) {
        if (isOther) {
            former.unbound(this);
        }
        application.listeners().replaced(this, former.name(), former.value());
    }

    private void requireStorable(String name, Object value) {
        try {
            application.codec().encode(value);
        } catch (UnstorableValueException unstorable) {
            throw HttpSessionMessages.unstorable(name, value, unstorable);
        }
    }

    private SessionTimes times() {
        requireValid();
        return session.times().orElseThrow(() -> HttpSessionMessages.invalidated(ref));
    }

    private boolean isThere() {
        return session.ref().filter(ref::equals).isPresent();
    }

    /** A commit may have met the session's end on another node. */
    private void requireStillThere() {
        if (!isThere()) {
            invalid();
            throw HttpSessionMessages.invalidated(ref);
        }
    }

    private void requireValid() {
        if (invalid) {
            throw HttpSessionMessages.invalidated(ref);
        }
    }
}
