package dev.holdfast.it.existing.values;

import jakarta.enterprise.context.Dependent;
import java.io.Serializable;

/** A dependent bean with an interceptor: an object of a class that Weld makes. */
@Dependent
@Loud
public class Herald implements Serializable {

    private static final long serialVersionUID = 1L;

    private int calls;

    public String call() {
        return "hear" + ++calls;
    }
}
