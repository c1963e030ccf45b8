package dev.holdfast.interceptor;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the server's calls of a WebSocket endpoint run with the session of its handshake, each on fresh state, which is stored as the
 * call ends. Endpoints with {@code @ServerEndpoint} have it without being told; a class that extends {@code
 * jakarta.websocket.Endpoint} needs it, which counts for the message handlers, too, that its {@code
 * onOpen} adds to the session it is given.
 *
 * <p>Stands at PLATFORM_BEFORE + 90: around {@link SessionLocked}, {@link RetryOnConflict} and a transaction.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DistributedEndpoint {}
