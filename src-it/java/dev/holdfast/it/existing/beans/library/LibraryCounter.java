package dev.holdfast.it.existing.beans.library;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** Goes into a jar of the application. */
@SessionScoped
public class LibraryCounter implements Serializable {

    private static final long serialVersionUID = 1L;

    private int count;

    public int count() {
        return ++count;
    }
}
