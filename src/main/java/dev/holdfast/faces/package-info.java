/**
 * The door for Faces: the flash of a visitor lives in the visitor's session, so the page after a redirect shows its message
 * whichever node serves it, and no one else's.
 *
 * <p>Loaded by Faces alone, which finds it named in {@code META-INF/faces-config.xml}; where the application has no Faces nothing
 * of this is loaded, and where {@code HttpSession} is the server's own the server's flash stays in place.
 */
@NullMarked
package dev.holdfast.faces;

import org.jspecify.annotations.NullMarked;
