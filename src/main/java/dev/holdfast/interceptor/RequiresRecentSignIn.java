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
 * Lets a call in only where the caller has signed in, or was asked for a proof again, a short while ago: for what an unwatched
 * screen must not allow, as a change of the password (ASVS 5.0, 7.5.1 and 7.5.3). Else the method does not run and the caller meets
 * a {@link dev.holdfast.SignInRequiredException} (401, or the sign-in page); {@link dev.holdfast.DistributedSession#signIn} once more
 * makes the sign-in a recent one.
 *
 * <p>Both times are the store's: a node whose clock is wrong lets nobody in for longer. Costs no more than the one round trip that
 * opens the session. Stands at PLATFORM_BEFORE + 90: after {@link RequiresSignIn}, before {@link SessionLocked} and transactions.
 * Outside of a request the caller meets a {@link jakarta.enterprise.context.ContextNotActiveException}.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresRecentSignIn {

    /**
     * How long ago the sign-in may be.
     *
     * @return an ISO-8601 duration, {@code PT1S} to {@code P30D}
     */
    @Nonbinding
    String maxAge();
}
