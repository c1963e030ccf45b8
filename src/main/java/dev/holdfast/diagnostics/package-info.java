/**
 * The door for those who watch: what happened to sessions is counted and told in the log.
 *
 * <p>Lines that a client could provoke at will are rate-limited; the counts are not. No token, secret or value gets here.
 */
@NullMarked
package dev.holdfast.diagnostics;

import org.jspecify.annotations.NullMarked;
