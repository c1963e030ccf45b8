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
 *
 * <p>Stands at PLATFORM_BEFORE + 110: within {@link SessionLocked}, and around a transaction, so that each run has one of its
 * own. What was changed before the method is stored first and stays. Called by a method that may itself run again, it is a
 * part of that one's run. What is stored amid a run, by an early flush or a lock within, overwrites nothing and is not done
 * again: a conflict from there on goes out at once, as does one that is met while another thread of the request is within such
 * a method, too: they share the state that would be undone. A run that throws is stored, or done again, like any other. When
 * the time is over, the caller meets a {@link dev.holdfast.SessionConflictException}, and the request stores nothing more;
 * outside of a request a {@link jakarta.enterprise.context.ContextNotActiveException}. Not on methods that return a {@link
 * java.util.concurrent.CompletionStage}: that stops the deployment.
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
