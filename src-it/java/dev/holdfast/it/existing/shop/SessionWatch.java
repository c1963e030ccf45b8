package dev.holdfast.it.existing.shop;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.List;

/** Writes into the journal what becomes of sessions. */
@WebListener
public class SessionWatch
        implements ServletContextListener, HttpSessionListener, HttpSessionAttributeListener, HttpSessionIdListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Journal.open(event.getServletContext());
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        journal(event).add("created");
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Customer customer = (Customer) event.getSession().getAttribute("customer");
        journal(event).add("destroyed" + (customer == null ? "" : " of " + customer.getName()));
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        journal(event).add(event.getSession().getId().equals(oldId) ? "same id" : "new id");
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        journal(event).add("added " + event.getName());
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        journal(event).add("removed " + event.getName());
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        journal(event).add("replaced " + event.getName());
    }

    private static List<String> journal(HttpSessionEvent event) {
        return Journal.of(event.getSession());
    }
}
