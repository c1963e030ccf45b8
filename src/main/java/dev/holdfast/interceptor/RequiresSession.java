package dev.holdfast.interceptor;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a call in only where the client came with a session that is stored and lives. Else the method does not run and the caller
 * meets a {@link dev.holdfast.SessionRequiredException}, which the client is told as a 401 or by being led to {@code
 * holdfast.user.sign-in-page}. A store that does not answer is a {@link dev.holdfast.StoreUnavailableException}, never a refusal.
 *
 * <p>Costs no more than the one round trip that opens the session, and begins none. Stands at PLATFORM_BEFORE + 70: before {@link
 * RequiresSignIn}, {@link RequiresRecentSignIn}, {@link SessionLocked} and transactions. Outside of a request the caller meets a
 * {@link jakarta.enterprise.context.ContextNotActiveException}.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresSession {}
