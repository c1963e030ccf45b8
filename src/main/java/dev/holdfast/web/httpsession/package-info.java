/**
 * {@code HttpSession} as Holdfast's: for {@code holdfast.http-session=replace} (Jakarta Servlet 6.0, chapter 7). Knows nothing of
 * filters and responses; the package above hands its request to the application.
 */
@NullMarked
package dev.holdfast.web.httpsession;

import org.jspecify.annotations.NullMarked;
