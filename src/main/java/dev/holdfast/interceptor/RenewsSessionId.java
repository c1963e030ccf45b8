package dev.holdfast.interceptor;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Replaces the secret that proves the session once the method has returned, as {@link dev.holdfast.DistributedSession#renewId}
 * does: for a caller who may do more from here on without signing in anew. A method that throws renews nothing, nor does one whose
 * session is not stored.
 *
 * <p>Where the method returns a {@link java.util.concurrent.CompletionStage} it is renewed when that is complete, and the stage that
 * the caller gets completes after that. Stands at PLATFORM_BEFORE + 104: within the lock of {@link SessionLocked}, around {@link
 * RetryOnConflict} and transactions. The caller may meet a {@link dev.holdfast.ResponseCommittedException}, as the client can only be
 * told before the first byte, and outside of a request a {@link jakarta.enterprise.context.ContextNotActiveException}.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RenewsSessionId {}
