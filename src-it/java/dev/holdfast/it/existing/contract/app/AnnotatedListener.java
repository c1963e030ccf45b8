package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;

/** Found by its annotation; counts sessions and attributes, as such listeners do, in fields. */
@WebListener
public class AnnotatedListener implements HttpSessionListener, HttpSessionIdListener, HttpSessionAttributeListener {

    private final AtomicInteger sessions = new AtomicInteger();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        sessions.incrementAndGet();
        Journal.write(event, "annotated: created");
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Journal.write(event, "annotated: destroyed, a: " + Seen.in(event.getSession(), "a"));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        if (event.getName().equals("unwanted")) {
            throw new UnsupportedOperationException("as asked for");
        }
        if (event.getName().equals("count")) {
            Journal.write(event, "annotated: has counted " + (sessions.get() > 0 ? "sessions" : "no session"));
        }
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        Journal.write(event, "annotated: id changed from " + oldSessionId);
        event.getSession().setAttribute("former-id", oldSessionId);
    }
}
