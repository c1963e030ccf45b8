package dev.holdfast.it.remembered;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** For an expression. */
@Named
@ApplicationScoped
public class Term {

    /**
     * How long the cookie is kept.
     *
     * @return days
     */
    public int getDays() {
        return 14;
    }
}
