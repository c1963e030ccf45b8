package dev.holdfast.it.scope;

@OfVisit
public class Stereotyped {

    private long calls;

    public long call() {
        return ++calls;
    }
}
