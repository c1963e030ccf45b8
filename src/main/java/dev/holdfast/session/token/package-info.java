/**
 * What a client holds: the token, its secret, the keys that sign it.
 *
 * <p>A token is verified without asking the store; the store only ever sees the hash of its secret. Where no keys are
 * configured the nodes agree on one through the store.
 */
@NullMarked
package dev.holdfast.session.token;

import org.jspecify.annotations.NullMarked;
