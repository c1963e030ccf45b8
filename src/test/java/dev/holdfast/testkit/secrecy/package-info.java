/**
 * No log holds a secret: what this run must not log is remembered as clients receive it, everything that is logged is kept, and at
 * the run's end one is searched for the other. What is found fails the build. Nothing of this is printed.
 */
@NullMarked
package dev.holdfast.testkit.secrecy;

import org.jspecify.annotations.NullMarked;
