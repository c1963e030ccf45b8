package dev.holdfast.it.existing.ten;

import java.io.Serializable;

/** A text of 100 characters, which is changed in place. */
public class Note implements Serializable {

    private String text;

    public Note(char letter) {
        write(letter);
    }

    public final void write(char letter) {
        text = String.valueOf(letter).repeat(100);
    }

    public String read() {
        return text;
    }
}
