/**
 * What happens to sessions, for CDI observers. Each is fired on the node and thread where it happens, once it is stored; an
 * observer that fails is logged and changes nothing. Nothing in these proves anything: no token, no secret, no session value.
 */
@NullMarked
package dev.holdfast.event;

import org.jspecify.annotations.NullMarked;
