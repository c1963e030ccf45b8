package dev.holdfast.it.life.site;

import dev.holdfast.SessionScopedDistributed;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

@SessionScopedDistributed
public class Note {

    @Inject
    Farewells farewells;

    private String text = "";

    void write(String newText) {
        text = newText;
    }

    String text() {
        return text;
    }

    @PreDestroy
    void leave() {
        farewells.add(text);
    }
}
