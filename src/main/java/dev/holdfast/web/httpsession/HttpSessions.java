package dev.holdfast.web.httpsession;

import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldRules;
import dev.holdfast.session.FieldSource;
import dev.holdfast.session.FieldSources;
import dev.holdfast.session.WorkingSession;
import jakarta.enterprise.event.Event;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The replaced {@code HttpSession}s of one application: their attributes are fields of the working session, their listeners are
 * told of what happens to them, unless only authentication mechanisms get them: then those are the container's session's. Safe for use by several threads.
 */
public final class HttpSessions implements FieldSources {

    private final Supplier<FieldCodec> makeCodec;
    private final ScopeEvents events;
    private final ListenerInstances containers;
    private final boolean told;
    private volatile @Nullable ServletContext context;
    private volatile @Nullable SessionListeners listeners;
    private volatile @Nullable FieldRules rules;

    /**
     * Those of an application.
     *
     * @param codec of attributes, whose declared type is {@code Object}
     * @param events CDI's, by which the session scope's beginning and end are told
     * @param listeners that the container has made
     * @param told whether listeners and observers are told of these sessions
     */
    public HttpSessions(
            Supplier<FieldCodec> codec, Event<HttpSession> events, ListenerInstances listeners, boolean told) {
        this.makeCodec = codec;
        this.events = new ScopeEvents(events, told);
        this.containers = listeners;
        this.told = told;
    }

    /**
     * Tells which web application this is; to be called before the first request, or with it.
     *
     * @param of the application
     * @throws dev.holdfast.HoldfastDeploymentException if it is a second one, as in an EAR with Holdfast's jar in its library
     */
    public synchronized void deployedIn(ServletContext of) {
        ServletContext known = context;
        if (known == null) {
            context = of;
        } else if (told && !Objects.equals(known.getContextPath(), of.getContextPath())) {
            throw HttpSessionMessages.severalApplications(known.getContextPath(), of.getContextPath());
        }
    }

    Attributes attributesOf(WorkingSession session) {
        return (Attributes) session.source(this);
    }

    @Override
    public FieldSource sourceFor(WorkingSession session) {
        return new Attributes(session, this);
    }

    /** A value may want to know that it is unbound, which nobody can tell before it is decoded. */
    @Override
    public boolean endHasListeners() {
        return told;
    }

    @Override
    public boolean beginHasListeners() {
        return told;
    }

    FieldCodec codec() {
        return rules().codec();
    }

    FieldRules rules() {
        FieldRules known = rules;
        if (known == null) {
            known = new FieldRules(makeCodec.get(), null, Set.of(), false);
            rules = known;
        }
        return known;
    }

    ScopeEvents events() {
        return events;
    }

    ServletContext context() {
        ServletContext known = context;
        if (known == null) {
            throw HttpSessionMessages.noContext();
        }
        return known;
    }

    /** Gathered when first needed: the container makes them as the application starts. */
    SessionListeners listeners() {
        SessionListeners known = listeners;
        return known != null ? known : makeListeners();
    }

    private synchronized SessionListeners makeListeners() {
        SessionListeners made = listeners;
        if (made == null) {
            boolean known = told && context != null;
            made = known ? SessionListeners.of(context(), containers) : SessionListeners.NONE;
            if (known || !told) {
                listeners = made;
            }
        }
        return made;
    }
}
