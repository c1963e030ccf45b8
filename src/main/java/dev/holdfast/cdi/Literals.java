package dev.holdfast.cdi;

import dev.holdfast.SessionScopedDistributed;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.Annotation;

/** The annotations that a re-mapped bean is given. */
final class Literals {

    static final Annotation DISTRIBUTED = new OfScope();
    static final Annotation EXISTING = new OfExisting();

    private Literals() {}

    private static final class OfScope extends AnnotationLiteral<SessionScopedDistributed>
            implements SessionScopedDistributed {
        private static final long serialVersionUID = 1L;
    }

    private static final class OfExisting extends AnnotationLiteral<Existing> implements Existing {
        private static final long serialVersionUID = 1L;
    }
}
