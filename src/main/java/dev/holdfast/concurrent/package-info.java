/**
 * Jakarta Concurrency and MicroProfile Context Propagation: tasks of the server's managed threads have the session of the request
 * that submitted them, each as a small request of its own. Found by the server through {@code META-INF/services}; each provider is
 * loaded only where its API is there, and nothing else refers to this package.
 */
@NullMarked
package dev.holdfast.concurrent;

import org.jspecify.annotations.NullMarked;
