package dev.holdfast.it.scope;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;

/** Beans of the other scopes, each with the same session bean injected. */
interface Doors {

    @ApplicationScoped
    class OfApplication {
        @Inject
        Trail trail;

        void step() {
            trail.step("application");
        }
    }

    @RequestScoped
    class OfRequest {
        @Inject
        Trail trail;

        void step() {
            trail.step("request");
        }
    }

    @Dependent
    class OfNobody {
        @Inject
        Trail trail;

        void step() {
            trail.step("dependent");
        }
    }

    /** A server's own session scope: its beans live on one node, ours that they hold live on all. */
    @SessionScoped
    class OfNode implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        Trail trail;

        void step() {
            trail.step("node");
        }
    }
}
