package dev.holdfast.security;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The mechanism of applications that have none and sign their callers in by {@code DistributedSession}: whoever is signed in is
 * told to the server by the interceptor before it; all others may see what is not protected, and are answered as by
 * {@code @RequiresSignIn} where it is. A bean only where {@code holdfast.user.mechanism} says so, by the extension, as servers take any
 * mechanism that they find: hence without an annotation by which it could be found.
 */
class SessionMechanism implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (context.isProtected()) {
            throw SecurityMessages.signInRequired();
        }
        return context.doNothing();
    }
}
