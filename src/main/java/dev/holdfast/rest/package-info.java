/**
 * JAX-RS: an exception of Holdfast's that leaves a resource is answered by problem details (RFC 9457) in place of the server's error
 * page. Found by the server without configuration, as a service; left out where the server has no JAX-RS.
 */
@NullMarked
package dev.holdfast.rest;

import org.jspecify.annotations.NullMarked;
