package dev.holdfast;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What happens where two requests have changed the same field, in place of {@code holdfast.conflict}: on a bean's class or
 * producer for all its fields, on a field for that one, which counts more.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface OnConflict {

    /**
     * What happens.
     *
     * @return the policy
     */
    ConflictPolicy value();
}
