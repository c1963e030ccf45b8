/**
 * What an application imports: the scope annotation, the session it can ask about, and the exceptions it can meet.
 *
 * <p>Nothing in here depends on anything of ours below it. To learn how Holdfast works, read six files in this order:
 * {@link dev.holdfast.SessionScopedDistributed}, {@code dev.holdfast.web.RequestBinding} (a request begins and ends),
 * {@code dev.holdfast.session.WorkingSession} (one request's private copy), {@code dev.holdfast.cdi.SessionBeanContext}
 * (a bean is called), {@code dev.holdfast.session.store.SessionStore} (the contract of the store) and
 * {@code dev.holdfast.redis.RedisSessionStore} (its atomic steps in Redis).
 */
@NullMarked
package dev.holdfast;

import org.jspecify.annotations.NullMarked;
