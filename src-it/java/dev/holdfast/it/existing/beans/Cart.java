package dev.holdfast.it.existing.beans;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

@Named
@SessionScoped
public class Cart implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<String> items = new ArrayList<>();
    private Catalog catalog;

    protected Cart() {}

    @Inject
    public Cart(Catalog catalog) {
        this.catalog = catalog;
    }

    @PostConstruct
    void welcome() {
        items.add("leaflet");
    }

    public void add(String item) {
        items.add(item);
    }

    void sold(@Observes(notifyObserver = Reception.IF_EXISTS) String item) {
        items.remove(item);
    }

    public String getContent() {
        return items + " " + catalog.sum(items);
    }
}
