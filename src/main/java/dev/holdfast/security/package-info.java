/**
 * Jakarta Security: an application's {@code HttpAuthenticationMechanism}, which the server calls before any filter, sees Holdfast's
 * session as a servlet does, and what it answers by itself is stored before its first byte. Left out where the server has no
 * Jakarta Security; only the interfaces of this package may then be touched.
 */
@NullMarked
package dev.holdfast.security;

import org.jspecify.annotations.NullMarked;
