/**
 * The store in this JVM's memory: for tests, and for an application that runs on one node.
 *
 * <p>It keeps the contract of the store to the letter, down to when the change log is too short to tell; the same contract
 * test runs on it and on Redis. Nothing outlives the JVM, and what has expired is let go of without anybody asking.
 */
@NullMarked
package dev.holdfast.memory;

import org.jspecify.annotations.NullMarked;
