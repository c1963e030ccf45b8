/**
 * The door between servlet requests and the working session.
 *
 * <p>{@link dev.holdfast.web.RequestBinding} gives each request its working session, {@link dev.holdfast.web.HoldfastFilter}
 * puts a gate before the response's first byte: what the request changed is stored, and the client told of its token, before
 * any byte leaves; where it cannot be stored the client gets a 503 and nothing of the success. How the token travels is known
 * to {@link dev.holdfast.web.TokenTransport} alone, and which one a request uses to {@link dev.holdfast.web.TransportChoice}.
 */
@NullMarked
package dev.holdfast.web;

import org.jspecify.annotations.NullMarked;
