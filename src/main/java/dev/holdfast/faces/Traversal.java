package dev.holdfast.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The flash during one request's way through the lifecycle: what arrived with the session, and what goes on to the next request.
 * Taken out of the session as the request begins, put back as it ends; nothing to carry touches no session. For one thread.
 */
final class Traversal {

    /** The session's attribute: a map of what was put, by key. */
    static final String ATTRIBUTE = "dev.holdfast.faces.flash";

    private static final String MESSAGES = ATTRIBUTE + ".messages";
    private static final String REDIRECTED = ATTRIBUTE + ".redirected";

    private final FacesContext context;
    private final Map<String, Object> arrived;
    private final Map<String, Object> put = new HashMap<>();
    private final Map<String, Object> now = new HashMap<>();
    private final boolean redirected;
    private Map<String, Object> stored = Map.of();
    private boolean keepMessages;
    private boolean redirect;

    private Traversal(FacesContext context) {
        this.context = context;
        this.arrived = new HashMap<>(taken(context.getExternalContext()));
        this.redirected = arrived.remove(REDIRECTED) != null;
    }

    static Traversal of(FacesContext context) {
        Object known = context.getAttributes().get(Traversal.class);
        if (known == null) {
            known = new Traversal(context);
            context.getAttributes().put(Traversal.class, known);
        }
        return (Traversal) known;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> taken(ExternalContext external) {
        if (external.getSession(false) == null || external.getSessionMap().get(ATTRIBUTE) == null) {
            return Map.of();
        }
        return (Map<String, Object>)
                Objects.requireNonNull(external.getSessionMap().remove(ATTRIBUTE));
    }

    /** All that can be read: what was put last comes first. */
    Map<String, Object> view() {
        Map<String, Object> view = new HashMap<>(arrived);
        view.putAll(now);
        view.putAll(put);
        view.remove(MESSAGES);
        return Collections.unmodifiableMap(view);
    }

    @Nullable
    Object put(String key, Object value) {
        return put.put(key, value);
    }

    /** For this request only; {@code #{flash.now}} is the request's own map. */
    void putNow(String key, Object value) {
        now.put(key, value);
        context.getExternalContext().getRequestMap().put(key, value);
    }

    @Nullable
    Object remove(Object key) {
        Object value = view().get(key);
        arrived.remove(key);
        now.remove(key);
        put.remove(key);
        return value;
    }

    void clear() {
        arrived.clear();
        now.clear();
        put.clear();
    }

    /** What there was of that name to be kept for the next request. */
    @Nullable
    Object keep(String key) {
        Object ofRequest = context.getExternalContext().getRequestMap().remove(key);
        Object value = ofRequest == null ? view().get(key) : ofRequest;
        if (value != null) {
            put.put(key, value);
        }
        return value;
    }

    boolean keepsMessages() {
        return keepMessages;
    }

    void keepMessages(boolean keep) {
        keepMessages = keep;
    }

    /** Whether this request redirects, or was redirected to. */
    boolean isRedirect() {
        return redirect || redirected;
    }

    void redirect(boolean redirects) {
        redirect = redirects;
    }

    /** Hands the messages that arrived to the page. */
    @SuppressWarnings("unchecked")
    void showMessages() {
        Object messages = arrived.remove(MESSAGES);
        if (messages != null) {
            ((Map<String, List<FacesMessage>>) messages)
                    .forEach((client, ofClient) -> ofClient.forEach(message -> context.addMessage(client, message)));
        }
    }

    /** Puts into the session what goes on. Called more than once: only what is new is stored, and what is no more is taken out. */
    void store() {
        Map<String, Object> next = redirect ? new HashMap<>(arrived) : new HashMap<>();
        next.putAll(put);
        if (keepMessages) {
            next.put(MESSAGES, messages());
        }
        if (redirect && !next.isEmpty()) {
            next.put(REDIRECTED, true);
        }
        if (!next.equals(stored)) {
            store(next);
        }
    }

    private void store(Map<String, Object> next) {
        if (!next.isEmpty()) {
            context.getExternalContext().getSessionMap().put(ATTRIBUTE, next);
        } else if (!stored.isEmpty()) {
            context.getExternalContext().getSessionMap().remove(ATTRIBUTE);
        }
        stored = next;
    }

    private Map<String, List<FacesMessage>> messages() {
        Map<String, List<FacesMessage>> messages = new LinkedHashMap<>();
        for (Iterator<String> clients = context.getClientIdsWithMessages(); clients.hasNext(); ) {
            String client = clients.next();
            messages.put(client, new ArrayList<>(context.getMessageList(client)));
        }
        return messages;
    }
}
