package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;

/** A value that wants to know when its session leaves a node and when it has come to one. */
public final class Moving implements HttpSessionActivationListener, Serializable {

    private final String label;

    Moving(String label) {
        this.label = label;
    }

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        Journal.write(event, label + " passivated");
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        Journal.write(event, label + " activated");
    }

    @Override
    public String toString() {
        return label;
    }
}
