/**
 * The promise as a visitor sees it: the demo's page in a real Chromium, with the demo's own Redis, nodes and balancer.
 *
 * <p>Run by {@code mvn -Pbrowser verify} only, since it needs Debian's {@code chromium} and {@code chromium-driver}.
 */
@NullMarked
package dev.holdfast.it.browser;

import org.jspecify.annotations.NullMarked;
