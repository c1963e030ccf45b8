package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Declared second in web.xml; is also told of attributes. */
public class SecondListener implements HttpSessionListener, HttpSessionAttributeListener {

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        Journal.write(event, "second: created");
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Journal.write(event, "second: destroyed, a: " + Seen.in(event.getSession(), "a"));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        write("added", event);
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        write("replaced", event);
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        write("removed", event);
    }

    private static void write(String what, HttpSessionBindingEvent event) {
        Journal.write(event, what + " " + event.getName() + "=" + event.getValue() + ", seen: " + Seen.in(event));
    }
}
