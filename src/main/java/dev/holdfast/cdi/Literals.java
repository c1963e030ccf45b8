package dev.holdfast.cdi;

import dev.holdfast.SessionScopedDistributed;
import jakarta.annotation.Priority;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;

/** The annotations that a re-mapped bean is given. */
final class Literals {

    static final Annotation DISTRIBUTED = new OfScope();
    static final Annotation EXISTING = new OfExisting();
    static final Annotation FIRST = new OfPriority();

    private Literals() {}

    private static final class OfScope extends AnnotationLiteral<SessionScopedDistributed>
            implements SessionScopedDistributed {
        private static final long serialVersionUID = 1L;
    }

    private static final class OfPriority extends AnnotationLiteral<Priority> implements Priority {
        private static final long serialVersionUID = 1L;

        @Override
        public int value() {
            return Interceptor.Priority.LIBRARY_AFTER;
        }
    }

    private static final class OfExisting extends AnnotationLiteral<Existing> implements Existing {
        private static final long serialVersionUID = 1L;
    }
}
