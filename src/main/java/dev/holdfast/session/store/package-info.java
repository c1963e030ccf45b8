/**
 * The contract of the store, on bytes: seven operations on a session and one on the key ring, each atomic, each safe to
 * be sent twice.
 *
 * <p>Time is always the store's own: every answer carries it. {@code dev.holdfast.redis} and
 * {@code dev.holdfast.memory} implement it, and one contract test holds both to it.
 */
@NullMarked
package dev.holdfast.session.store;

import org.jspecify.annotations.NullMarked;
