package dev.holdfast.it.existing.beans;

import java.io.Serializable;

@OfPage
public class Steps implements Serializable {

    private static final long serialVersionUID = 1L;

    private int count;

    public int next() {
        return ++count;
    }
}
