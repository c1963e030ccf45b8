package dev.holdfast.it.guards;

import dev.holdfast.interceptor.RequiresSession;
import dev.holdfast.interceptor.RequiresSignIn;
import jakarta.enterprise.context.ApplicationScoped;

/** A plain bean behind a servlet. */
@ApplicationScoped
@RequiresSession
public class Desk {

    public String open() {
        return "open";
    }

    @RequiresSignIn("manager")
    public String staff() {
        return "staff";
    }
}
