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
 * Ends the session on every node after the method, as {@link dev.holdfast.DistributedSession#end} does. Also where the method throws:
 * whoever wanted to sign out is signed out, whatever else failed; {@link #retainIfException} has it otherwise, in the manner of EJB's
 * {@code @Remove}. A call that a guard such as {@link RequiresSignIn} refuses ends nothing, as the method did not run.
 *
 * <p>Where the method returns a {@link java.util.concurrent.CompletionStage} the session ends when that is complete, and the stage
 * that the caller gets completes after that. Stands at PLATFORM_BEFORE + 105: within the lock of {@link SessionLocked}, around {@link
 * RetryOnConflict} and transactions. Outside of a request the caller meets a {@link
 * jakarta.enterprise.context.ContextNotActiveException}.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface EndsSession {

    /**
     * Whether the session lives on where the method throws, or its stage fails.
     *
     * @return true to keep it then
     */
    @Nonbinding
    boolean retainIfException() default false;
}
