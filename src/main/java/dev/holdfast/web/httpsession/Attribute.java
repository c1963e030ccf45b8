package dev.holdfast.web.httpsession;

import dev.holdfast.session.FieldForm;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import org.jspecify.annotations.Nullable;

/** One attribute as a live object, and the form in which the store knows it. Guarded by its working session. */
final class Attribute {

    private final String name;
    private final Object value;
    private final FieldForm form;
    private boolean active;

    private Attribute(String name, Object value, FieldForm form, boolean active) {
        this.name = name;
        this.value = value;
        this.form = form;
        this.active = active;
    }

    /** One that came from the store. */
    static Attribute stored(String name, Object value, FieldForm form) {
        return new Attribute(name, value, form, false);
    }

    /** One that the application has set, in place of what this form tells of. */
    static Attribute set(String name, Object value, FieldForm former) {
        return new Attribute(name, value, former, true);
    }

    String name() {
        return name;
    }

    /** The live object, which the application is about to use. */
    Object use(HttpSession session) {
        if (!active && value instanceof HttpSessionActivationListener listener) {
            active = true; // before it is told, as it may look at itself
            Listening.to(listener, () -> listener.sessionDidActivate(new HttpSessionEvent(session)));
        }
        active = true;
        return value;
    }

    /** The live object, not to be used by the application. */
    Object value() {
        return value;
    }

    FieldForm form() {
        return form;
    }

    /** What is to be stored of it, null where nothing has changed; the object is told before it is looked at. */
    byte @Nullable [] change(HttpSession session) {
        if (active && value instanceof HttpSessionActivationListener listener) {
            Listening.to(listener, () -> listener.sessionWillPassivate(new HttpSessionEvent(session)));
            active = false;
        }
        return form.change(value);
    }

    void bound(HttpSession session) {
        if (value instanceof HttpSessionBindingListener listener) {
            Listening.to(listener, () -> listener.valueBound(new HttpSessionBindingEvent(session, name, value)));
        }
    }

    void unbound(HttpSession session) {
        if (value instanceof HttpSessionBindingListener listener) {
            Listening.to(listener, () -> listener.valueUnbound(new HttpSessionBindingEvent(session, name, value)));
        }
    }
}
