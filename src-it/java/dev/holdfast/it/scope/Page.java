package dev.holdfast.it.scope;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.FacesConfig;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Behind the Facelets page. */
@Named
@RequestScoped
@FacesConfig
public class Page {

    @Inject
    private Trail trail;

    public String getVisit() {
        trail.step("faces");
        return trail.getSteps();
    }
}
