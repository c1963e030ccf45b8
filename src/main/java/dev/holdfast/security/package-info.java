/**
 * Jakarta Security: an application's {@code HttpAuthenticationMechanism}, which the server calls before any filter, gets Holdfast's
 * session, and what it answers by itself is stored before its first byte. Whom it would have the server remember is signed in to that
 * session instead, and so known to the server on every node. Left out where the server has no Jakarta Security; only the interfaces
 * of this package and its messages may then be touched.
 */
@NullMarked
package dev.holdfast.security;

import org.jspecify.annotations.NullMarked;
