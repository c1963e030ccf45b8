package dev.holdfast.it.badinput;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;

/** A new one has nothing but blank fields, so that reading it stores nothing. */
@StoredAs("note")
@SessionScopedDistributed
public class Note {

    private String title = "";
    private String text = "";

    void write(String newTitle, String newText) {
        title = newTitle;
        text = newText;
    }

    String title() {
        return title;
    }

    void retitle(String newTitle) {
        title = newTitle;
    }

    String all() {
        return (title.isEmpty() ? "untitled" : title) + ": " + (text.isEmpty() ? "empty" : text);
    }
}
