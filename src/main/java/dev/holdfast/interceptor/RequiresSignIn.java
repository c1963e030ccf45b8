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
 * Lets a call in only where somebody has signed in to the session, and is in one of the groups, where some are named. Else the
 * method does not run and the caller meets a {@link dev.holdfast.SignInRequiredException} (401, or the sign-in page), or a {@link
 * dev.holdfast.GroupRequiredException} (403) where somebody of no such group has signed in.
 *
 * <p>Who is signed in is what {@link dev.holdfast.DistributedSession#signIn} has stored, not what the server knows of the caller.
 * Costs no more than the one round trip that opens the session, and begins none. Stands at PLATFORM_BEFORE + 80: after {@link
 * RequiresSession}, before {@link RequiresRecentSignIn}, {@link SessionLocked} and transactions. Outside of a request the caller
 * meets a {@link jakarta.enterprise.context.ContextNotActiveException}.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresSignIn {

    /**
     * The groups of which one is enough.
     *
     * @return their names, none of them blank; empty: whoever has signed in may call
     */
    @Nonbinding
    String[] value() default {};
}
