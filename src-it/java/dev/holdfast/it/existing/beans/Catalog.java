package dev.holdfast.it.existing.beans;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class Catalog {

    public int sum(List<String> items) {
        return items.stream().mapToInt(String::length).sum();
    }
}
