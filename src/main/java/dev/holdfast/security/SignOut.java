package dev.holdfast.security;

import org.jspecify.annotations.Nullable;

/**
 * The application signs its caller out, by {@code HttpServletRequest.logout()}: the session ends on all nodes, if it is the session
 * that has known the caller.
 *
 * @param call of the mechanism, which may have things of its own to forget
 */
record SignOut(MechanismCall call) {

    @Nullable
    Object result() throws Exception {
        try {
            return call.proceed();
        } finally {
            call.session().caller().get().ifPresent(somebody -> call.session().end());
        }
    }
}
