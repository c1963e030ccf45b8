/**
 * The fuse box: the CDI extension, and the producers that join configuration, store, codecs and sessions.
 *
 * <p>Sits on top of all other packages; nothing imports it.
 */
@NullMarked
package dev.holdfast.wiring;

import org.jspecify.annotations.NullMarked;
