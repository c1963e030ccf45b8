package dev.holdfast.faces;

import jakarta.faces.application.Application;
import jakarta.faces.application.ApplicationWrapper;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextWrapper;
import jakarta.faces.context.Flash;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.SystemEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One visitor's requests through Faces' lifecycle: what the flash sees of it, with the session as a map. */
final class Faces {

    final Flash flash = new SessionFlash();
    final Map<String, Object> session = new HashMap<>();
    final List<String> events = new ArrayList<>();
    /** Of the current request. */
    Map<String, Object> requestMap = new HashMap<>();

    Map<Object, Object> attributes = new HashMap<>();
    Map<String, List<FacesMessage>> messages = new LinkedHashMap<>();
    boolean sessionMade;
    /** What the session had when the redirect, or a first byte, was sent. */
    Map<String, Object> sentWith = Map.of();

    private boolean complete;
    private PhaseId phase = PhaseId.RESTORE_VIEW;

    /** Begins a request, on whatever node: nothing but the session is left of those before. */
    Faces begin() {
        requestMap = new HashMap<>();
        attributes = new HashMap<>();
        messages = new LinkedHashMap<>();
        phase = PhaseId.RESTORE_VIEW;
        complete = false;
        new Context();
        flash.doPrePhaseActions(FacesContext.getCurrentInstance());
        flash.doPostPhaseActions(FacesContext.getCurrentInstance());
        phase = PhaseId.INVOKE_APPLICATION;
        return this;
    }

    /** Comes to its page, of which bytes may leave from here on. */
    void beginPage() {
        phase = PhaseId.RENDER_RESPONSE;
        flash.doPrePhaseActions(FacesContext.getCurrentInstance());
    }

    /** Ends it by a page. */
    void render() {
        beginPage();
        flash.doPostPhaseActions(FacesContext.getCurrentInstance());
        flash.doPostPhaseActions(FacesContext.getCurrentInstance());
    }

    /** Ends it by a redirect. */
    void redirect() {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect("basket.xhtml");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        complete = true;
        flash.doPostPhaseActions(FacesContext.getCurrentInstance());
    }

    List<String> shown() {
        return messages.values().stream()
                .flatMap(List::stream)
                .map(FacesMessage::getSummary)
                .toList();
    }

    private final class Context extends FacesContextWrapper {

        Context() {
            super(null);
            setCurrentInstance(this);
        }

        @Override
        public Map<Object, Object> getAttributes() {
            return attributes;
        }

        @Override
        public PhaseId getCurrentPhaseId() {
            return phase;
        }

        @Override
        public boolean getResponseComplete() {
            return complete;
        }

        @Override
        public void addMessage(String client, FacesMessage message) {
            messages.computeIfAbsent(client, first -> new ArrayList<>()).add(message);
        }

        @Override
        public Iterator<String> getClientIdsWithMessages() {
            return messages.keySet().iterator();
        }

        @Override
        public List<FacesMessage> getMessageList(String client) {
            return messages.get(client);
        }

        @Override
        public Application getApplication() {
            return new ApplicationWrapper(null) {
                @Override
                public void publishEvent(FacesContext context, Class<? extends SystemEvent> event, Object source) {
                    events.add(event.getSimpleName() + " " + source);
                }
            };
        }

        @Override
        @SuppressWarnings("unchecked") // of the API itself
        public ExternalContext getExternalContext() {
            return new FlashStoringContext(new ExternalContextWrapper(null) {
                @Override
                public void redirect(String url) {
                    sentWith = Map.copyOf(session);
                }

                @Override
                public void responseFlushBuffer() {
                    sentWith = Map.copyOf(session);
                }

                @Override
                public Object getSession(boolean create) {
                    sessionMade |= create;
                    return session.isEmpty() ? null : session;
                }

                @Override
                public Map<String, Object> getSessionMap() {
                    return session;
                }

                @Override
                public Map<String, Object> getRequestMap() {
                    return requestMap;
                }
            });
        }
    }
}
