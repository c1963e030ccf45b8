package dev.holdfast.interceptor;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores what the method has changed in the session as soon as it returns, and runs the method again on fresh state where that
 * met a conflict that cannot be merged. What it does besides must bear being done again.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RetryOnConflict {

    /**
     * For how long it is tried again.
     *
     * @return an ISO-8601 duration, {@code PT0S} (once only) to {@code PT10M}; empty: {@code holdfast.retry.within}
     */
    @Nonbinding
    String within() default "";
}
