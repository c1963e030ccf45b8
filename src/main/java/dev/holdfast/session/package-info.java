/**
 * The heart: one request's working session, from the token that names it to the commit of what it changed.
 *
 * <p>Plain Java. It asks the store through {@code dev.holdfast.session.store}, reads tokens by
 * {@code dev.holdfast.session.token}, and is given the fields by whoever holds them, through
 * {@link dev.holdfast.session.FieldSource}. Nothing of Jakarta EE, Redisson or MicroProfile may be named here.
 */
@NullMarked
package dev.holdfast.session;

import org.jspecify.annotations.NullMarked;
