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
 *
 * <p>Stands at PLATFORM_BEFORE + 100: around {@link RetryOnConflict}, and around a transaction, which is over when the lock is let
 * go of. What the method changed is stored also where it throws. Where it returns a {@link
 * java.util.concurrent.CompletionStage}, the lock is held until that is complete, and the stage that the caller gets completes
 * when all is stored. The threads of a request share its lock, as do nested calls. A request without a stored session needs
 * none. The caller may meet a {@link dev.holdfast.SessionLockTimeoutException} (the method did not run), a {@link
 * dev.holdfast.SessionLockLostException} (its lease was over and another one had the lock: nothing was stored), a {@link
 * dev.holdfast.SessionLostException}, and outside of a request a {@link jakarta.enterprise.context.ContextNotActiveException}.
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
