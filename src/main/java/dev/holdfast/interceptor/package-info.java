/**
 * Annotations that put something around a method of any CDI bean. {@link dev.holdfast.interceptor.SessionLocked} lets one request of a
 * session in at a time, {@link dev.holdfast.interceptor.RetryOnConflict} runs again what met a conflict; {@link
 * dev.holdfast.interceptor.RequiresSession}, {@link dev.holdfast.interceptor.RequiresSignIn} and {@link
 * dev.holdfast.interceptor.RequiresRecentSignIn} let in who may call; {@link dev.holdfast.interceptor.RenewsSessionId} and {@link
 * dev.holdfast.interceptor.EndsSession} see to the session after the call.
 *
 * <p>All are active without an entry in {@code beans.xml}, what a method carries counts more than what its class does, and all stand
 * around a transaction: it ends before the session's changes are stored and the lock is let go.
 */
@NullMarked
package dev.holdfast.interceptor;

import org.jspecify.annotations.NullMarked;
