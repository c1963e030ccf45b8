package dev.holdfast.it.badinput;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;

@StoredAs("note")
@SessionScopedDistributed
public class Note {

    private String title = "untitled";
    private String text = "empty";

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
        return title + ": " + text;
    }
}
