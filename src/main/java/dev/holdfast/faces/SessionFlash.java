package dev.holdfast.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PostKeepFlashValueEvent;
import jakarta.faces.event.PostPutFlashValueEvent;
import jakarta.faces.event.PreClearFlashEvent;
import jakarta.faces.event.PreRemoveFlashValueEvent;
import jakarta.faces.event.SystemEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The flash of whoever makes the current request (Faces 4.0, {@link Flash}). Holds nothing itself: see {@link Traversal}.
 *
 * <p>What is put is there for the rest of this request and for the next one; a redirect and the page that it leads to are one.
 */
final class SessionFlash extends Flash {

    private static final String KEEP_MESSAGES = "keepMessages";
    private static final String REDIRECT = "redirect";

    @Override
    public boolean isKeepMessages() {
        return current().keepsMessages();
    }

    @Override
    public void setKeepMessages(boolean keep) {
        current().keepMessages(keep);
    }

    @Override
    public boolean isRedirect() {
        return current().isRedirect();
    }

    @Override
    public void setRedirect(boolean redirect) {
        current().redirect(redirect);
    }

    @Override
    public void putNow(String key, Object value) {
        current().putNow(key, value);
    }

    @Override
    public void keep(String key) {
        Object kept = current().keep(key);
        if (kept != null) {
            KeepExpression.give(FacesContext.getCurrentInstance(), key, kept);
            publish(PostKeepFlashValueEvent.class, key);
        }
    }

    @Override
    public void doPrePhaseActions(FacesContext context) {
        if (context.getCurrentPhaseId() == PhaseId.RESTORE_VIEW) {
            Traversal.of(context).showMessages();
        } else if (context.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE) {
            Traversal.of(context).store();
        }
    }

    /** Before the page, whose bytes may leave while it is made, and after it. A redirect stores by itself: {@link FlashStoringContext}. */
    @Override
    public void doPostPhaseActions(FacesContext context) {
        if (context.getResponseComplete() || context.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE) {
            Traversal.of(context).store();
        }
    }

    @Override
    public @Nullable Object get(Object key) {
        if (KEEP_MESSAGES.equals(key)) {
            return isKeepMessages();
        }
        if (REDIRECT.equals(key)) {
            return isRedirect();
        }
        Object value = current().view().get(key);
        if (KeepExpression.isEvaluated(FacesContext.getCurrentInstance())) {
            keep(String.valueOf(key));
        }
        return value;
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        if (KEEP_MESSAGES.equals(key)) {
            setKeepMessages(Boolean.parseBoolean(String.valueOf(value)));
            return null;
        }
        if (REDIRECT.equals(key)) {
            setRedirect(Boolean.parseBoolean(String.valueOf(value)));
            return null;
        }
        Object before = current().put(key, value);
        publish(PostPutFlashValueEvent.class, key);
        return before;
    }

    @Override
    public void putAll(Map<? extends String, ?> values) {
        values.forEach(this::put);
    }

    @Override
    public @Nullable Object remove(Object key) {
        publish(PreRemoveFlashValueEvent.class, key);
        return current().remove(key);
    }

    @Override
    public void clear() {
        publish(PreClearFlashEvent.class, current().view());
        current().clear();
    }

    @Override
    public int size() {
        return current().view().size();
    }

    @Override
    public boolean isEmpty() {
        return current().view().isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return current().view().containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return current().view().containsValue(value);
    }

    @Override
    public Set<String> keySet() {
        return current().view().keySet();
    }

    @Override
    public Collection<Object> values() {
        return current().view().values();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return current().view().entrySet();
    }

    private static Traversal current() {
        return Traversal.of(FacesContext.getCurrentInstance());
    }

    private static void publish(Class<? extends SystemEvent> event, Object source) {
        FacesContext context = FacesContext.getCurrentInstance();
        context.getApplication().publishEvent(context, event, source);
    }
}
