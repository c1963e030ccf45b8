/**
 * Annotations that put something around a method of any CDI bean: {@link dev.holdfast.interceptor.SessionLocked} lets one
 * request of a session in at a time, {@link dev.holdfast.interceptor.RetryOnConflict} runs again what met a conflict.
 *
 * <p>Both are active without an entry in {@code beans.xml}, and both stand around a transaction: it ends before the session's
 * changes are stored and the lock is let go.
 */
@NullMarked
package dev.holdfast.interceptor;

import org.jspecify.annotations.NullMarked;
