package dev.holdfast.it.scope;

import dev.holdfast.SessionScopedDistributed;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The scope comes with a stereotype. */
@Stereotype
@SessionScopedDistributed
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OfVisit {}
