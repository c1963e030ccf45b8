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
 * Lets one request of a session at a time into the method, on all nodes. Before the method the session's state is read again,
 * after it what changed is stored, and only then the next one is let in.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SessionLocked {

    /**
     * How long to wait for the lock at the most.
     *
     * @return an ISO-8601 duration, {@code PT0S} to {@code PT10M}; empty: {@code holdfast.lock.wait}
     */
    @Nonbinding
    String waitAtMost() default "";

    /**
     * How long the lock is held at the most: a holder that takes longer loses it, and can store nothing more once another
     * one has taken it.
     *
     * @return an ISO-8601 duration, {@code PT1S} to {@code PT1H}; empty: {@code holdfast.lock.lease}
     */
    @Nonbinding
    String lease() default "";
}
