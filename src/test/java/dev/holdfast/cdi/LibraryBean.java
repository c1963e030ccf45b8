package dev.holdfast.cdi;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** Written for the server's session, by others; tests put it into a jar. */
@SessionScoped
public class LibraryBean implements Serializable {
    private static final long serialVersionUID = 1L;
}
