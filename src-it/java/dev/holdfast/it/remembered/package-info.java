/** The promise: who asked to be remembered is signed in again on any node, by a token that is good once. */
package dev.holdfast.it.remembered;
