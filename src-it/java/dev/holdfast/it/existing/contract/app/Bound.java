package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;

/** A value that wants to know when it comes into a session and when it leaves. */
public final class Bound implements HttpSessionBindingListener, Serializable {

    private final String label;

    Bound(String label) {
        this.label = label;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        Journal.write(event, label + " bound to " + event.getName() + ", seen: " + Seen.in(event));
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        Journal.write(event, label + " unbound from " + event.getName() + ", seen: " + Seen.in(event));
    }

    @Override
    public String toString() {
        return label;
    }
}
