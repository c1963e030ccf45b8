package dev.holdfast.it.scope;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;

/** A dependent object of a session bean: it lives as long as the request's instance of that bean. */
@Dependent
public class Coat {

    private boolean hung;

    void hang() {
        if (!hung) {
            hung = true;
            GuestBook.COATS.incrementAndGet();
        }
    }

    @PreDestroy
    void take() {
        if (hung) {
            GuestBook.COATS.decrementAndGet();
        }
    }
}
