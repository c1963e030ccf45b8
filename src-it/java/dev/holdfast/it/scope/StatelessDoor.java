package dev.holdfast.it.scope;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

@Stateless
public class StatelessDoor {

    @Inject
    private Trail trail;

    public void step() {
        trail.step("stateless");
    }
}
