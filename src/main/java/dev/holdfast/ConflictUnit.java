package dev.holdfast;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a whole bean the unit of conflict, for beans whose fields only make sense together, as items and their total: two
 * requests that have changed any of its fields conflict. Nothing in it is merged; where the last write wins, all fields of the
 * bean are written as the last writer had them.
 *
 * <p>On a bean's class, or on the producer of one that is stored by field.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface ConflictUnit {}
