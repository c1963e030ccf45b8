package dev.holdfast.it.existing.shop;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;

/** Who has signed in; the journal hears of it when they come and when they go. */
public class Customer implements HttpSessionBindingListener, Serializable {

    private final String name;

    Customer(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        Journal.of(event.getSession()).add("bound " + name);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        Journal.of(event.getSession()).add("unbound " + name);
    }
}
